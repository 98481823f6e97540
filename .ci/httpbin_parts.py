"""Which parts did httpbin's own parser find? httpbin leaves out file names and repeated files."""

from flask import jsonify, request
from httpbin import app


@app.route("/parts", methods=["POST"])
def parts():
    texts = [[name, text] for name, text in request.form.items(multi=True)]
    files = [
        [name, file.filename, file.content_type, file.read().decode("latin-1")]
        for name, file in request.files.items(multi=True)
    ]
    return jsonify(texts=texts, files=files)
