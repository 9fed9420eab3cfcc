"""A real SMTP server: port as first argument, folder for what is received as second.
An address with "refuse" gets a permanent error, one with "occupe" a temporary one."""
import asyncio
import os
import sys
import uuid

from aiosmtpd.smtp import SMTP


class Boite:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if "refuse" in address:
            return "550 5.1.1 Boite inconnue"
        if "occupe" in address:
            return "450 4.2.1 Reessayez plus tard"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        with open(os.path.join(sys.argv[2], uuid.uuid4().hex + ".eml"), "wb") as fichier:
            fichier.write(envelope.content)
        return "250 OK"


async def servir():
    boucle = asyncio.get_running_loop()
    serveur = await boucle.create_server(lambda: SMTP(Boite(), enable_SMTPUTF8=True), "127.0.0.1", int(sys.argv[1]))
    print("pret", flush=True)
    await serveur.serve_forever()


asyncio.run(servir())
