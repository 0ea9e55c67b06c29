import threading


class Service:
    def __init__(self):
        self._request = threading.Event()
        self._response = threading.Event()
        self._thread = threading.Thread(target=self._run, name='service-loop', daemon=True)
        self._thread.start()

    def _run(self):
        while True:
            self._request.wait()  # holder more_helper_service
            self._request.clear()
            self._answer()

    def _answer(self):
        self._response.set()

    def call(self, what):
        self._response.clear()
        self._request.set()
        self._response.wait()  # blocked more_helper_service
        return what
