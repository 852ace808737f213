"""Fits the linear models of `reconcile/learned` on labelled meetings.

    python -m tests.bench.fit FOLDER...

Each model is a regularised logistic regression over named features. The order matters: a later model sees what an
earlier one says. Whatever is printed on the way is what authors left out of the fit get.
"""
