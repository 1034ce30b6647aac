"""CSV and XLSX: one row a question, in columns that a teacher understands."""
