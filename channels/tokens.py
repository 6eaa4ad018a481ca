"""JSON Web Tokens that vouch for a delivery; their times are held against its receipt, for adapters have no clock."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import jwt
from jwt.types import Options

# What PyJWT would hold against the clock.
UNTIMED: Options = {"verify_exp": False, "verify_iat": False, "verify_nbf": False, "verify_aud": False}


def token_said(
    token: str, secret: str, algorithms: Sequence[str], now: datetime, leeway: float
) -> Mapping[str, Any]:
    """What the token claims. Raises ValueError where the secret did not sign it, or it is not good now."""
    try:
        claims = jwt.decode(token, secret, algorithms=algorithms, options=UNTIMED)
    except jwt.PyJWTError as error:
        raise ValueError(f"no token of this secret: {error}") from error
    at = now.timestamp()
    if not secret or float(claims.get("nbf", at)) > at + leeway or float(claims.get("exp", at)) < at - leeway:
        raise ValueError("the token is not good now")
    return claims
