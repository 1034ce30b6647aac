"""What trainers and reviewers see of courses in Wagtail. `courses.wagtail_hooks` registers what stands here."""
