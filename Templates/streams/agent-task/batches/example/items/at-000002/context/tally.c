/* tally N: how often each value of the N-th column occurs in the CSV on standard input, in the order of first sight. */

#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "split.h"

struct count {
    char *value;
    unsigned long n;
};

static struct count *counts;
static size_t used, room;

static void add(const char *value, size_t length)
{
    for (size_t i = 0; i < used; i++) {
        if (strlen(counts[i].value) == length && memcmp(counts[i].value, value, length) == 0) {
            counts[i].n++;
            return;
        }
    }
    if (used == room) {
        room = room ? 2 * room : 16;
        counts = realloc(counts, room * sizeof *counts);
        if (!counts)
            abort();
    }
    counts[used].value = strndup(value, length);
    if (!counts[used].value)
        abort();
    counts[used++].n = 1;
}

int main(int argc, char **argv)
{
    char *end = NULL;
    unsigned long column = argc == 2 ? strtoul(argv[1], &end, 10) : 0;
    if (column == 0 || *end) {
        fprintf(stderr, "usage: tally COLUMN <FILE.csv\n");
        return 64;
    }
    char *line = NULL;
    size_t size = 0;
    unsigned long number = 0;
    int status = 0;
    while (getline(&line, &size, stdin) > 0) {
        size_t length;
        number++;
        const char *value = field(line, column, &length);
        if (value) {
            add(value, length);
        } else {
            fprintf(stderr, "tally: line %lu has no column %lu\n", number, column);
            status = 1;
        }
    }
    for (size_t i = 0; i < used; i++)
        printf("%lu,%s\n", counts[i].n, counts[i].value);
    free(line);
    return status;
}
