#include "ring.h"

#include <string.h>

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

bool ring_init(struct ring *ring, unsigned char *bytes, size_t size) {
    if (bytes == NULL || size == 0 || (size & (size - 1)) != 0) return false;
    *ring = (struct ring){.bytes = bytes, .size = size};
    return true;
}

size_t ring_used(const struct ring *ring) {
    return ring->head - ring->tail;
}

size_t ring_free(const struct ring *ring) {
    return ring->size - ring_used(ring);
}

size_t ring_write(struct ring *ring, const void *from, size_t count) {
    count = smaller(count, ring_free(ring));
    size_t at = ring->head & (ring->size - 1);
    size_t first = smaller(count, ring->size - at);
    if (count == 0) return 0;
    memcpy(ring->bytes + at, from, first);
    memcpy(ring->bytes, (const unsigned char *)from + first, count - first);
    ring->head += count;
    return count;
}

size_t ring_read(struct ring *ring, void *into, size_t count) {
    count = smaller(count, ring_used(ring));
    size_t at = ring->tail & (ring->size - 1);
    size_t first = smaller(count, ring->size - at);
    if (count == 0) return 0;
    memcpy(into, ring->bytes + at, first);
    memcpy((unsigned char *)into + first, ring->bytes, count - first);
    ring->tail += count;
    return count;
}
