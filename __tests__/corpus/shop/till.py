def open_till():
    from . import heavy  # blocked style_import_relative

    return heavy
