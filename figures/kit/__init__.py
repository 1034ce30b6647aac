"""What every drawing is made of: points, shapes, people and things. Everything returns text of SVG and knows no Django."""
