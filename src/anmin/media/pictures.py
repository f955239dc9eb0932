"""The copy of a picture that people are shown: upright, at most 1,600 pixels, and nothing beside the picture itself."""

import io
from typing import BinaryIO

from PIL import Image, ImageOps

from anmin.kernel.words import Problem
from anmin.media.terms import evidence as terms
from anmin.media.terms.evidence import MediaType

LONGEST = 1600
_SCALE_AS_THEY_ARE = ("L", "LA", "RGB", "RGBA")
FORMATS = {MediaType.JPEG: "JPEG", MediaType.PNG: "PNG", MediaType.WEBP: "WEBP", MediaType.GIF: "GIF"}
"""The types that can be opened; HEIC needs libraries whose licences do not fit this house's."""


def shown_copy(file: BinaryIO, type: MediaType, megapixels: int) -> tuple[MediaType, bytes]:
    """The copy and its type: JPEG, or WebP where something shines through. Of a moving picture the first frame.

    Raises MEDIA_UNREADABLE, and MEDIA_TOO_MANY_PIXELS before anything is unfolded.
    """
    try:
        file.seek(0)
        with Image.open(file, formats=(FORMATS[type],)) as picture:
            _fits(picture, megapixels)
            picture.draft("RGB", (LONGEST, LONGEST))
            return _written(_upright(picture))
    except Problem:
        raise
    except Image.DecompressionBombError:
        raise terms.MEDIA_TOO_MANY_PIXELS(megapixels=megapixels) from None
    except Exception as error:
        # Whatever a decoder meets in strange bytes, to the sender it means one thing.
        raise terms.MEDIA_UNREADABLE() from error


def _fits(picture: Image.Image, megapixels: int) -> None:
    if picture.width * picture.height > megapixels * 1_000_000:
        raise terms.MEDIA_TOO_MANY_PIXELS(megapixels=megapixels)


def _upright(picture: Image.Image) -> Image.Image:
    clear = picture.has_transparency_data
    if picture.mode in _SCALE_AS_THEY_ARE:
        picture.thumbnail((LONGEST, LONGEST))  # before anything else: every later step copies what is left
    upright = ImageOps.exif_transpose(picture).convert("RGBA" if clear else "RGB")
    upright.thumbnail((LONGEST, LONGEST))
    upright.info.clear()  # a writer takes the comment, the profile and the position from here
    return upright


def _written(picture: Image.Image) -> tuple[MediaType, bytes]:
    type = MediaType.WEBP if picture.mode == "RGBA" else MediaType.JPEG
    content = io.BytesIO()
    picture.save(content, FORMATS[type], quality=85)
    return type, content.getvalue()
