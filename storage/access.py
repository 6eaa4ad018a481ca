"""Who may come in: users, one-time sign-in links, sessions, API tokens. Every secret is kept as its hash."""

from typing import NamedTuple

from storage.channels import now
from storage.engine import Connection
from storage.secrets import hashed, new_token
from storage.sql import Row, statement

__all__ = ["Token", "User"]

MINUTE = 60_000_000
LINK_WITHIN = 15 * MINUTE
IDLE_WITHIN = 12 * 60 * MINUTE
ROLES = "owner", "manager", "agent"

_add_user = statement(
    """
    insert into users (email, name, role, created_at) values (:email, :name, :role, {now})
    on conflict (email) do nothing returning id
    """
)
_user = statement("select id, email, name, role from users where email = :email")
_users = statement("select id, email, name, role from users order by id")
_add_session = statement(
    """
    insert into sessions (token_hash, user_id, link, created_at, expires_at)
    values (:mark, :user, :link, {now}, {now} + :within)
    """
)
_use_link = statement(
    "delete from sessions where token_hash = :mark and link and expires_at > {now} returning user_id"
)
_session = statement(
    """
    select u.id, u.email, u.name, u.role, s.expires_at from sessions s join users u on u.id = s.user_id
    where s.token_hash = :mark and not s.link and s.expires_at > {now}
    """
)
_extend = statement("update sessions set expires_at = {now} + :within where token_hash = :mark")
_end = statement("delete from sessions where token_hash = :mark")
_tidy = statement("delete from sessions where expires_at < {now}")
_add_token = statement("insert into tokens (name, token_hash, created_at) values (:name, :mark, {now})")
_token = statement("select id, name, used_at from tokens where token_hash = :mark")
_used = statement("update tokens set used_at = {now} where id = :id")
_tokens = statement("select id, name, created_at, used_at from tokens order by id")
_revoke = statement("delete from tokens where id = :id")


class User(NamedTuple):
    id: int
    email: str
    name: str
    role: str


class Token(NamedTuple):
    id: int
    name: str
    used_at: int


def add_user(conn: Connection, email: str, name: str = "", role: str = "owner") -> User:
    """The user with this address, made if there is none. Raises LookupError for an unknown role."""
    if role not in ROLES:
        raise LookupError(f"there is no role {role!r}; there are: {', '.join(ROLES)}")
    address = email.strip().lower()
    _add_user(conn, email=address, name=name, role=role)
    return User(*_user(conn, email=address).one())


def users(conn: Connection) -> list[User]:
    return [User(*row) for row in _users(conn)]


def new_link(conn: Connection, email: str) -> str:
    """A token that signs this user in once, within a quarter of an hour. Raises LookupError."""
    user = _user(conn, email=email.strip().lower()).first()
    if user is None:
        raise LookupError(f"there is no user {email}; make one with: leadinlet user add {email}")
    _tidy(conn)
    return _opened(conn, user.id, is_link=True, within=LINK_WITHIN)


def sign_in(conn: Connection, link: str) -> str | None:
    """The session's token for a link, which is used up; None where it is not good, or no longer."""
    row = _use_link(conn, mark=hashed(link)).first()
    return None if row is None else _opened(conn, row.user_id, is_link=False, within=IDLE_WITHIN)


def session(conn: Connection, token: str) -> tuple[User, int] | None:
    """Who it is, and when the session ends."""
    row = _session(conn, mark=hashed(token)).first()
    return None if row is None else (User(*row[:4]), row.expires_at)


def extend(conn: Connection, token: str) -> None:
    _extend(conn, mark=hashed(token), within=IDLE_WITHIN)


def sign_out(conn: Connection, token: str) -> None:
    _end(conn, mark=hashed(token))


def add_token(conn: Connection, name: str) -> str:
    """A new API token; it can never be read again."""
    token = f"lit_{new_token()}"
    _add_token(conn, name=name, mark=hashed(token))
    return token


def token(conn: Connection, given: str) -> Token | None:
    row = _token(conn, mark=hashed(given)).first()
    return None if row is None else Token(*row)


def used(conn: Connection, id: int) -> None:
    _used(conn, id=id)


def tokens(conn: Connection) -> list[Row]:
    return list(_tokens(conn))


def revoke(conn: Connection, id: int) -> None:
    """Raises LookupError where there is none."""
    if _revoke(conn, id=id).rowcount == 0:
        raise LookupError(f"there is no token {id}")


def is_stale(conn: Connection, used_at: int) -> bool:
    """Whether the last use was noted more than a minute ago: each use need not be written."""
    return now(conn) - used_at > MINUTE


def _opened(conn: Connection, user: int, is_link: bool, within: int) -> str:
    token = new_token()
    _add_session(conn, mark=hashed(token), user=user, link=is_link, within=within)
    return token
