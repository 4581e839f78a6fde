"""The codice fiscale in Django: model field, form field, validator, with messages in the user's language.

    from abilita.django.models import CodiceFiscaleField

    class Delegate(models.Model):
        codice_fiscale = CodiceFiscaleField(unique=True)

An instance holds an `abilita.CodiceFiscale`, masked wherever it is printed; the database holds its sixteen characters.
"""
