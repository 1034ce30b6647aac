"""The drawings of first aid, made from code: one style, one meaning, the same on a phone, on a board and on paper."""
