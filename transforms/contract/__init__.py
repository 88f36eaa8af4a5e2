"""The warehouse contract: what the published tables are called and what they hold."""

from transforms.contract.schema import Column, Table
from transforms.contract.tables import CONTRACT_VERSION, TABLES

__all__ = ["CONTRACT_VERSION", "TABLES", "Column", "Table"]
