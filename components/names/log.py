"""The correction log of names: listed, taken back, saved to a file and read from one."""

import json
from typing import Any

import pandas as pd
import streamlit as st

from components.correction_log import show_decision
from components.evidence import choose_page
from components.loading import load_store
from components.page import say
from newstables.decisions.corrections import export_corrections, import_corrections
from newstables.errors import CorrectionError
from newstables.wording import TYPE_WORDS, count_of, spell_day
