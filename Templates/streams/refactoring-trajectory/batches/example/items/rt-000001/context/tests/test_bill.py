from datetime import date, timedelta
from unittest import TestCase

from meterbill.bill import make_bill

START = date(2026, 3, 2)  # a Monday
FLAT = {"kind": "flat", "rate": 312, "standing": 250}
BANDS = {
    "kind": "bands",
    "standing": 250,
    "bands": [
        {"label": "Band 1", "upto_kwh_per_30_days": 150, "rate": 280},
        {"label": "Band 2", "upto_kwh_per_30_days": None, "rate": 345},
    ],
}
TOU = {"kind": "tou", "peak_from": 7, "peak_to": 20, "peak_rate": 390, "off_rate": 210, "standing": 250}


def hours(days, wh):
    return [{"day": START + timedelta(days=d), "hour": h, "wh": wh} for d in range(days) for h in range(24)]


class FlatTest(TestCase):
    def test_one_day(self):
        bill = make_bill(FLAT, hours(1, 500), START, START + timedelta(days=1))
        self.assertEqual([x["label"] for x in bill["lines"]], ["Energy", "Standing charge"])
        self.assertEqual(bill["net_cents"], 399)

    def test_without_vat(self):
        bill = make_bill(FLAT, hours(1, 500), START, START + timedelta(days=1), vat=False)
        self.assertEqual(bill["vat_cents"], 0)
        self.assertEqual(bill["total_cents"], bill["net_cents"])

    def test_discount(self):
        bill = make_bill(FLAT, hours(1, 500), START, START + timedelta(days=1), discount=10)
        self.assertEqual(bill["lines"][1]["cents"], -37)


class BandsTest(TestCase):
    def test_two_bands(self):
        bill = make_bill(BANDS, hours(30, 300), START, START + timedelta(days=30))
        self.assertEqual([x["wh"] for x in bill["lines"]], [150000, 66000, 0])

    def test_closed_last_band(self):
        plan = dict(BANDS, bands=BANDS["bands"][:1])
        with self.assertRaisesRegex(ValueError, "last band"):
            make_bill(plan, hours(30, 300), START, START + timedelta(days=30))


class TimeOfUseTest(TestCase):
    def test_weekday(self):
        bill = make_bill(TOU, hours(1, 100), START, START + timedelta(days=1))
        self.assertEqual([x["wh"] for x in bill["lines"]], [1300, 1100, 0])


class ReadingsTest(TestCase):
    def test_empty_period(self):
        with self.assertRaisesRegex(ValueError, "period is empty"):
            make_bill(FLAT, [], START, START)

    def test_twice(self):
        with self.assertRaisesRegex(ValueError, "two readings"):
            make_bill(FLAT, hours(1, 1) + hours(1, 1), START, START + timedelta(days=1))

    def test_outside(self):
        bill = make_bill(FLAT, hours(2, 100), START, START + timedelta(days=1))
        self.assertEqual(bill["warnings"], ["24 readings outside the period"])

    def test_estimate(self):
        bill = make_bill(FLAT, hours(1, 100)[:20], START, START + timedelta(days=1), estimate=True)
        self.assertEqual(bill["lines"][0]["wh"], 2400)
        self.assertEqual(bill["warnings"], ["4 hours estimated"])
