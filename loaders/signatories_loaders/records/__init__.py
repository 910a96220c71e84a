"""The records: CSV files that people edit, read with every fault named by file, line, column and value."""
