# lock: pkg.cache.LOCK
# made: pkg/cache.py:4
# holder: pkg/cache.py:9
# blocked: pkg/cache.py:9
from common import every, forked
from pkg import cache

every(0.005, lambda: cache.get('tick'))
forked(lambda: cache.get('child'))
