"""What a school takes away: tables of a class or of the whole school for spreadsheets and for paper, and the class poster."""
