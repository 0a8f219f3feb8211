/* Every ring of 1 to 8 bytes, at every place of its counters around their wrap, with every filling, offset and count,
   against a plain array. Part of the review, not of the change. */
#include "src/ring.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned long cases;

static void require(bool holds, int line) {
    if (holds) return;
    printf("not ok - line %d\n", line);
    exit(1);
}

static void try(size_t size, size_t start, size_t used, size_t offset, size_t count) {
    unsigned char *bytes = malloc(size), *out = malloc(count ? count : 1);
    unsigned char model[8];
    struct ring ring;
    require(ring_init(&ring, bytes, size), __LINE__);
    ring.head = ring.tail = start;
    for (size_t at = 0; at < used; at++) model[at] = (unsigned char)(0x40 + at);
    require(ring_write(&ring, model, used) == used, __LINE__);
    size_t expected = offset >= used ? 0 : used - offset < count ? used - offset : count;
    require(ring_peek(&ring, offset, out, count) == expected, __LINE__);
    require(expected == 0 || memcmp(out, model + offset, expected) == 0, __LINE__);
    require(ring_used(&ring) == used && ring.tail == start, __LINE__);
    require(ring_skip(&ring, offset) == (offset < used ? offset : used), __LINE__);
    require(ring_read(&ring, out, count) == expected, __LINE__);
    require(expected == 0 || memcmp(out, model + offset, expected) == 0, __LINE__);
    free(bytes);
    free(out);
    cases++;
}

int main(void) {
    for (size_t size = 1; size <= 8; size *= 2)
        for (size_t shift = 0; shift < 2 * size; shift++)
            for (size_t used = 0; used <= size; used++)
                for (size_t offset = 0; offset <= size + 1; offset++)
                    for (size_t count = 0; count <= size + 1; count++) try(size, shift - size, used, offset, count);
    printf("ok - %lu cases\n", cases);
    return 0;
}
