"""Structured logs: one JSON line each, or words on a terminal. They carry ids, never what a person wrote."""

import logging
import sys
import traceback

import msgspec
import structlog

# These tell of every request, or print a traceback for every malformed one.
NOISY = "aiohttp", "dramatiq", "imapclient", "asyncio", "alembic"


def set_up(level: str) -> None:
    """Log to standard error: results go to standard output."""
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.basicConfig(level=number, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s")
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    is_terminal = sys.stderr.isatty()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.dev.ConsoleRenderer() if is_terminal else _json,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def told(error: BaseException) -> str:
    """What went wrong and where, without the text of the error: that may quote what a person wrote."""
    last = traceback.extract_tb(error.__traceback__)[-1:]
    place = f" at {last[0].filename}:{last[0].lineno} in {last[0].name}" if last else ""
    cause = f", from {told(error.__cause__)}" if error.__cause__ else ""
    return f"{type(error).__name__}{place}{cause}"


def _json(_logger: object, _method: str, event: structlog.typing.EventDict) -> str:
    return msgspec.json.encode(event, enc_hook=str).decode()
