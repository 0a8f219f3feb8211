#include "knob.h"

#include <stdio.h>
#include <string.h>

static int failures;

static void check(bool holds, const char *text, int line)
{
    printf("%s knob-test.c:%d %s\n", holds ? "ok" : "FAIL", line, text);
    failures += !holds;
}
#define CHECK(expression) check(expression, #expression, __LINE__)

static void test_bool(void)
{
    bool value = false;
    size_t at = 99;

    CHECK(knob_bool("yes", &value, NULL) == KNOB_OK && value);
    CHECK(knob_bool("off", &value, NULL) == KNOB_OK && !value);
    CHECK(knob_bool("", &value, &at) == KNOB_EMPTY && at == 0);
    CHECK(knob_bool("Yes", &value, NULL) == KNOB_SYNTAX);
}

static void test_port(void)
{
    uint16_t port = 7;
    size_t at = 99;

    CHECK(knob_port("65535", &port, NULL) == KNOB_OK && port == 65535);
    CHECK(knob_port("65536", &port, &at) == KNOB_RANGE && at == 0 && port == 65535);
    CHECK(knob_port("80a", &port, &at) == KNOB_SYNTAX && at == 2);
    CHECK(knob_port("0", &port, NULL) == KNOB_RANGE);
    CHECK(knob_port("-1", &port, &at) == KNOB_SYNTAX && at == 0);
}

int main(void)
{
    test_bool();
    test_port();
    return failures != 0;
}
