"""What has to be looked after: reviews that run out, translations that are missing, texts that quote an old guideline."""
