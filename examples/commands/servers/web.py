"""A WSGI application that gunicorn (with --preload) loads before it forks its workers."""
import shop


def application(environ, start_response):
    text = str(shop.price("tea")).encode()
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(text)))])
    return [text]
