"""The part of a grader that runs beside the submission, where it is too long for the grader's own file."""
