"""Cases: the one aggregate. Every matter a person raises, the orders it leads to, and the way until it is closed."""
