"""Given names so common that they tell little, each with the ways it is written: Latin spellings as a pattern, and Persian ones.

Two of them are never two spellings of each other, however near they sound (Hassan, Hossein), and each is worth less than a
rarer word. They are also what compound given names are made of (Alireza, محمدعلی).
"""

import re
from functools import lru_cache

_WRITTEN = """
mohammad  m[eou]h+[ae]m+[ae]d                        محمد
ali       ali|eli|aly                                علی
hosein    h[ou]s+[ae]+[iyj]+n                        حسین
hasan     has+an|hesen                               حسن
reza      r[ei][zs]a|rza                             رضا
mahdi     m[ae]h[dt]+[iy]                            مهدی
javad     (?:d?j|dsch|c)[ae][vw]+[ae]d               جواد
taqi      ta[gq]h?[iy]                               تقی
naqi      na[gq]h?[iy]                               نقی
baqer     ba[gqk]h?[ei]r                             باقر
kazem     ka[zd]h?[ei]m                              کاظم
sadeq     sad[ei][gqk]h?                             صادق
jafar     (?:d?j|dsch|c)a+f+[ae]r                    جعفر
amir      [ae]mi+r                                   امیر
mir       mi+r                                       میر
qolam     [gqk]h?[ou]lam                             غلام
abbas     [ae]b+as                                   عباس
akbar     [ae]kb[ae]r                                اکبر
asqar     [ae]s[gqk]h?[ae]r                          اصغر
ahmad     [ae]h+m[ae]d|achmad                        احمد
mahmud    ma(?:h|ch|kh)m[uo]+d                       محمود
hamid     h[ae]m(?:i+|ee)d                           حمید
qoli      [gqk]h?[ou]l[iyu]                          قلی
ebrahim   [ei]br[ao]+h(?:i+|ee)m                     ابراهیم
esmail    [ei]sma+[iye]+l                            اسماعیل
mostafa   m[ou]st[ao]f+a                             مصطفی|مصطفا
morteza   m[ou]rt[ea][zd]h?a                         مرتضی|مرتضا
mojtaba   m[ou](?:j|dj|dsch)t[ae]ba                  مجتبی|مجتبا
abdolah   abd[aou]l+ah?                              عبدالله|عبداله
yusof     [yj][ou]+s+[eiu]f                          یوسف
said      sa(?:[ie]+|ye+)d                           سعید
majid     m[ae](?:d?j|dsch|c)(?:i+|ee)d              مجید
naser     nas+[ei]r                                  ناصر
qasem     [gqk]h?as+[ei]m                            قاسم
karim     k[ae]r(?:i+|ee)m                           کریم
rahim     rah(?:i+|ee)m                              رحیم
hadi      hadi                                       هادی
masud     m[ae]s+[ou]+d                              مسعود
mohsen    m[ou]hs[ei]n                               محسن
davud     d[ae][vw]*[ou]+d                           داود|داوود
fatemeh   fat[eiy]*m[ae]h?                           فاطمه
zahra     z[ae]h?ra+                                 زهرا
maryam    m[ae]r[yi]+[ae]m                           مریم
"""
_ROWS = [row.split() for row in _WRITTEN.split("\n") if row]
_GIVEN = re.compile("|".join(f"(?P<{name}>{latin}|{persian})" for name, latin, persian in _ROWS))
_LATIN = "|".join(f"(?:{latin})" for _, latin, _ in _ROWS)
_PERSIAN = "|".join(persian for *_, persian in _ROWS)
_COMPOUND = re.compile(f"({_LATIN})({_LATIN})({_LATIN})?|({_PERSIAN})({_PERSIAN})({_PERSIAN})?")


@lru_cache(maxsize=65536)
def given_name(word: str) -> str | None:
    """Which common given name a folded word is, in one spelling for all."""
    found = _GIVEN.fullmatch(word)
    return found.lastgroup if found else None


def compound(word: str) -> list[str] | None:
    """The given names that a folded word is made of, where it is made of two or three."""
    if given_name(word):
        return None
    found = _COMPOUND.fullmatch(word)
    return [piece for piece in found.groups() if piece] if found else None
