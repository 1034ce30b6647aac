"""Practice: exercises that anybody may do without an account. Nothing of what a person does in them is kept."""
