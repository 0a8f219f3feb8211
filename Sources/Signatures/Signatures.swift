// The target's sources stand beside this file.
