#ifndef SPLIT_H
#define SPLIT_H

#include <stddef.h>

/* The n-th field of a line of comma-separated values, n from 1: where it begins, and in *length how long it is.
   NULL where the line has fewer fields. */
const char *field(const char *line, size_t n, size_t *length);

#endif
