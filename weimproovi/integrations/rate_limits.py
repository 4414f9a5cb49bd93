"""Counting attempts, in memory with one worker or in Redis with many. The only door to `limits`."""

import time
from functools import lru_cache

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, RedisStorage
from limits.strategies import MovingWindowRateLimiter

from weimproovi.errors import TooMany
from weimproovi.settings import settings


def spend(rule: str, *names: str) -> None:
    """Counts one attempt under a rule such as "10 per 5 minutes" for a name.

    Raises:
        TooMany: the rule is spent; says after how many seconds there is room again.
    """
    rate = _rate(rule)
    if not _limiter().hit(rate, *names):
        _refuse(rate, *names)


def check(rule: str, *names: str) -> None:
    """Like `spend`, without counting."""
    rate = _rate(rule)
    if not _limiter().test(rate, *names):
        _refuse(rate, *names)


def answers() -> bool:
    """The place where attempts are counted can be reached."""
    return bool(_limiter().storage.check())


def _refuse(rate: RateLimitItem, *names: str) -> None:
    reset = _limiter().get_window_stats(rate, *names).reset_time
    raise TooMany(max(1, int(reset - time.time()) + 1))


@lru_cache
def _rate(rule: str) -> RateLimitItem:
    return parse(rule)


@lru_cache(maxsize=1)
def _limiter() -> MovingWindowRateLimiter:
    redis = settings().redis_url
    return MovingWindowRateLimiter(RedisStorage(redis) if redis else MemoryStorage())
