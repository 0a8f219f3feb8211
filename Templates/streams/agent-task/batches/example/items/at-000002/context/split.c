#include "split.h"

#include <string.h>

const char *field(const char *line, size_t n, size_t *length)
{
    for (size_t i = 1; i < n; i++) {
        line = strchr(line, ',');
        if (!line)
            return NULL;
        line++;
    }
    *length = strcspn(line, ",\n");
    return line;
}
