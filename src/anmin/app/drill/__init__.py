"""A drill: citizens, call-takers, dispatchers and crews of a simulated city, acted through the public API alone.

Every case carries the flag `drill` and stays out of every figure. The house's clock is the real one; only the actors'
waiting and driving go faster.
"""
