"""Programs that measure: `python -m eval.NAME --data PATH`, each with `evaluate(path)`; the last line is one JSON object."""
