"""The same rows through splink, where it is installed: pip install splink. One configuration for all sets."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from dedupe.profile import Profile

LEAST = 0.95  # the probability that makes a pair one


def splink(people: Sequence[Profile]) -> list[object]:
    """The cluster of each row. Raises SystemExit where splink is not there."""
    try:
        pandas, library = import_module("pandas"), import_module("splink")
        compare = import_module("splink.comparison_library")
    except ImportError:
        raise SystemExit(
            "splink is not installed; it is compared with only where it is: pip install splink"
        ) from None
    frame: Any = pandas.DataFrame([_flat(number, one) for number, one in enumerate(people)])
    used = [column for column in frame.columns if column != "unique_id" and frame[column].notna().sum() > 1]
    settings = library.SettingsCreator(
        link_type="dedupe_only",
        comparisons=[compare.JaroWinklerAtThresholds(column, [0.92, 0.85]) for column in used],
        blocking_rules_to_generate_predictions=[library.block_on(column) for column in used],
    )
    linker = library.Linker(frame, settings, library.DuckDBAPI())
    linker.training.estimate_probability_two_random_records_match([library.block_on(used[0])], recall=0.7)
    linker.training.estimate_u_using_random_sampling(1e6, seed=1)
    for column in used[:2]:
        linker.training.estimate_parameters_using_expectation_maximisation(library.block_on(column))
    pairs = linker.inference.predict(threshold_match_probability=LEAST)
    clusters: Any = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, LEAST
    ).as_pandas_dataframe()
    return [*clusters.sort_values("unique_id")["cluster_id"]]


def _flat(number: int, one: Profile) -> dict[str, object]:
    name = next(iter(one.names), None)
    columns = {
        "given": " ".join(name.given) if name else None,
        "family": " ".join(name.family) if name else None,
        "mail": one.mails[0].whole if one.mails else None,
        "phone": one.phones[0].digits if one.phones else None,
        "handle": next(iter(one.handles), None),
        "company": next(iter(one.companies), None),
        "city": next(iter(one.cities), None),
        "postcode": next(iter(one.postcodes), None),
        "street": one.streets[0].name if one.streets else None,
        "born": "-".join(one.born[0]) if one.born else None,
    }
    return {"unique_id": number} | {column: value or None for column, value in columns.items()}
