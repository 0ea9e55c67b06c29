from shop import slow

TWICE = slow.VALUE * 2
