from datetime import date
from unittest import TestCase

from meterbill.cli import read_readings, report

CSV = """day,hour,wh
2026-03-03,0,400
2026-03-02,0,600
2026-03-02,1,500
""".splitlines()
PLAN = {"kind": "flat", "rate": 312, "standing": 250}


class ReportTest(TestCase):
    def test_lines(self):
        out = report(PLAN, read_readings(CSV), date(2026, 3, 2), date(2026, 3, 4))
        self.assertEqual(out[0], "Energy                  1.500 kWh      0.47")
        self.assertEqual(out[2], "Net                                    0.97")
        self.assertEqual(out[4], "Total                                  1.15")

    def test_last_reading(self):
        out = report(PLAN, read_readings(CSV), date(2026, 3, 2), date(2026, 3, 4))
        self.assertEqual(out[-1], "Last reading: 2026-03-03 00:00")
