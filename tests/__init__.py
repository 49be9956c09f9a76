"""What a reader or a contributor would notice, checked."""
