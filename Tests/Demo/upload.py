"""Sends finished reports to the archive."""


class Refused(Exception):
    """The archive says no, and would say no again."""


def send(connection, report):
    connection.request("PUT", f"/reports/{report.id}", report.data)
    answer = connection.getresponse()
    answer.read()
    if answer.status in (429, 503):
        raise TimeoutError(f"busy: {answer.status}")
    if answer.status >= 400:
        raise Refused(f"{answer.status} {answer.reason}")
