"""The reference data of cases: what a matter can be, how urgent, what is asked, told and done, and by when.

Declarations of registers and pure look-ups over their rows. It decides nothing by itself and knows no case.
"""
