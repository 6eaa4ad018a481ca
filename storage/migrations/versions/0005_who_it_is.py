"""Who it is: merges that can be undone, corrections, companies

What was merged before is undone as well as it can be: a lead is of the contact whose activity opened it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0002"

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _companies()
    with op.batch_alter_table("contacts") as batch:
        batch.add_column(sa.Column("corrected", sa.Text(), server_default="", nullable=False))
        batch.add_column(sa.Column("corrected_at", Number, server_default="0", nullable=False))
        batch.add_column(sa.Column("version", Number, server_default="1", nullable=False))
    op.add_column("leads", sa.Column("opened_for", Number, nullable=True))
    op.create_index("leads_opened_for", "leads", ["opened_for"])
    op.execute(
        """
        update leads set opened_for = coalesce(
            (select contact_id from activities where lead_id = leads.id order by id limit 1), contact_id
        )
        """
    )
    op.add_column("activities", sa.Column("delivery_id", Number, nullable=True))
    known = {column["name"] for column in sa.inspect(op.get_bind()).get_columns("suggestions")}
    if "score" not in known:
        op.add_column("suggestions", sa.Column("score", sa.Float(), nullable=True))
    if "evidence" not in known:
        op.add_column("suggestions", sa.Column("evidence", sa.Text(), server_default="{}", nullable=False))
    with op.batch_alter_table("decisions") as batch:
        batch.alter_column("contact_id", existing_type=Number, nullable=True)
        batch.alter_column("other_id", existing_type=Number, nullable=True)
        batch.add_column(sa.Column("undone_at", Number, nullable=True))
        batch.add_column(sa.Column("undone_by", sa.Text(), server_default="", nullable=False))
        for column in ("company_id", "other_company_id"):
            batch.add_column(sa.Column(column, Number, nullable=True))
            batch.create_foreign_key(
                f"decisions_{column}_to",
                "companies",
                [column],
                ["id"],
                initially="IMMEDIATE",
                deferrable=True,
            )
            batch.create_index(f"decisions_{column}", [column])
    op.create_table(
        "doubts",
        sa.Column("activity_id", Number, nullable=False),
        sa.Column("decision_id", Number, nullable=False),
        _to("doubts", "activity_id", "activities"),
        _to("doubts", "decision_id", "decisions"),
        sa.PrimaryKeyConstraint("activity_id", name="doubts_id"),
    )
    op.create_index("doubts_decision_id", "doubts", ["decision_id"])


def _companies() -> None:
    op.create_table(
        "companies",
        sa.Column("id", Number, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("name_by", sa.Text(), server_default="", nullable=False),
        sa.Column("corrected", sa.Text(), server_default="", nullable=False),
        sa.Column("corrected_at", Number, server_default="0", nullable=False),
        sa.Column("merged_into", Number, nullable=True),
        sa.Column("version", Number, server_default="1", nullable=False),
        sa.Column("created_at", Number, nullable=False),
        _to("companies", "merged_into", "companies"),
        sa.PrimaryKeyConstraint("id", name="companies_id"),
    )
    op.create_index("companies_merged_into", "companies", ["merged_into"])
    op.create_table(
        "marks",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("company_id", Number, nullable=False),
        _to("marks", "company_id", "companies"),
        sa.PrimaryKeyConstraint("kind", "value", name="marks_id"),
    )
    op.create_index("marks_company_id", "marks", ["company_id"])
    op.create_table(
        "affiliations",
        sa.Column("contact_id", Number, nullable=False),
        sa.Column("company_id", Number, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.Column("since", Number, nullable=False),
        _to("affiliations", "contact_id", "contacts"),
        _to("affiliations", "company_id", "companies"),
        sa.PrimaryKeyConstraint("contact_id", "company_id", name="affiliations_id"),
    )
    op.create_index("affiliations_company_id", "affiliations", ["company_id"])


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = f"{table}_{column}_to"
    return sa.ForeignKeyConstraint(
        [column], [f"{other}.id"], name=name, initially="IMMEDIATE", deferrable=True
    )
