#include "../src/ring.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static int failures;

static void check(bool holds, const char *name) {
    printf("%s - %s\n", holds ? "ok" : "not ok", name);
    failures += !holds;
}

static void refuses_sizes_that_are_no_power_of_two(void) {
    unsigned char bytes[8];
    struct ring ring;
    check(!ring_init(&ring, bytes, 0) && !ring_init(&ring, bytes, 6) && !ring_init(&ring, NULL, 8), __func__);
}

static void writes_no_more_than_fits(void) {
    unsigned char bytes[4];
    struct ring ring;
    ring_init(&ring, bytes, sizeof bytes);
    check(ring_write(&ring, "abcdef", 6) == 4 && ring_write(&ring, "g", 1) == 0 && ring_free(&ring) == 0, __func__);
}

static void reads_across_the_end(void) {
    unsigned char bytes[4], out[4];
    struct ring ring;
    ring_init(&ring, bytes, sizeof bytes);
    ring_write(&ring, "abc", 3);
    ring_read(&ring, out, 2);
    ring_write(&ring, "def", 3);
    check(ring_read(&ring, out, 9) == 4 && memcmp(out, "cdef", 4) == 0, __func__);
}

static void survives_the_wrap_of_its_counters(void) {
    unsigned char bytes[4], out[3];
    struct ring ring;
    ring_init(&ring, bytes, sizeof bytes);
    ring.head = ring.tail = SIZE_MAX - 1;
    check(ring_write(&ring, "abc", 3) == 3 && ring_used(&ring) == 3 && ring_read(&ring, out, 3) == 3
              && memcmp(out, "abc", 3) == 0,
          __func__);
}

int main(void) {
    refuses_sizes_that_are_no_power_of_two();
    writes_no_more_than_fits();
    reads_across_the_end();
    survives_the_wrap_of_its_counters();
    return failures != 0;
}
