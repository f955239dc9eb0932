"""A simulated city is made through the doors, once; interrupted it is finished; it never lands in another house."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import asyncpg
import msgspec
import pyotp
import pytest

from anmin.app import demo
from anmin.app.city import standing
from anmin.app.city.create import Progress, create
from anmin.app.city.design import City, design
from anmin.app.city.people import Employee
from anmin.app.city.plan import Order, Size
from anmin.app.city.standing import MAKER, NOT_EMPTY, OTHER_CITY
from anmin.app.compose import open_house
from anmin.identity.actions.organisation_import import ImportOrganisations, import_organisations
from anmin.identity.actions.sign_in import AnswerSecondFactor, SignIn, answer_second_factor, sign_in
from anmin.identity.queries.account import MyAccount
from anmin.identity.terms.organisations import FileFormat
from anmin.kernel.access import ANONYMOUS
from anmin.kernel.ctx import Caller
from anmin.kernel.db import Where
from anmin.kernel.personal import Secret
from anmin.kernel.settings import Settings
from anmin.kernel.words import Problem
