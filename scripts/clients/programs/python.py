"""Opens as Python libraries do: one JSON line [url, [subprotocol…]] in, one JSON line {"opens", "says"} out. The first line out is the version."""
import asyncio
import json
import sys


def told(error):
    return {"opens": False, "says": str(error) or type(error).__name__}


async def with_websockets(url, subprotocols):
    import websockets

    try:
        connection = await websockets.connect(url, subprotocols=subprotocols or None)
    except Exception as error:
        return told(error)
    connection.transport.abort()
    return {"opens": True}


async def with_aiohttp(url, subprotocols):
    import aiohttp

    async with aiohttp.ClientSession() as session:
        try:
            connection = await session.ws_connect(url, protocols=subprotocols)
        except Exception as error:
            return told(error)
        connection._response.close()
        return {"opens": True}


async def with_websocket_client(url, subprotocols):
    import websocket

    try:
        connection = websocket.create_connection(url, subprotocols=subprotocols or None)
    except Exception as error:
        return told(error)
    connection.shutdown()
    return {"opens": True}


async def with_wsproto(url, subprotocols):
    from urllib.parse import urlsplit

    from wsproto import ConnectionType, WSConnection
    from wsproto.events import AcceptConnection, RejectConnection, Request
    from wsproto.extensions import PerMessageDeflate

    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    client = WSConnection(ConnectionType.CLIENT)
    request = Request(host=parts.netloc, target=parts.path, subprotocols=subprotocols, extensions=[PerMessageDeflate()])
    try:
        writer.write(client.send(request))
        while True:
            octets = await reader.read(65536)
            client.receive_data(octets or None)
            for event in client.events():
                if isinstance(event, AcceptConnection):
                    return {"opens": True}
                if isinstance(event, RejectConnection):
                    return {"opens": False, "says": f"RejectConnection with the status {event.status_code}"}
            if not octets:
                return {"opens": False, "says": "the connection ended"}
    except Exception as error:
        return told(error)
    finally:
        writer.close()


LIBRARIES = {
    "websockets": ("websockets", with_websockets),
    "aiohttp": ("aiohttp", with_aiohttp),
    "websocket-client": ("websocket", with_websocket_client),
    "wsproto": ("wsproto", with_wsproto),
}


def version_of(module):
    if module == "websockets":
        from websockets.version import version

        return version
    found = __import__(module)
    return getattr(found, "__version__", None) or found.version


async def main():
    module, opens = LIBRARIES[sys.argv[1]]
    python = ".".join(str(part) for part in sys.version_info[:3])
    print(json.dumps({"version": version_of(module), "on": f"Python {python}"}), flush=True)
    for line in sys.stdin:
        url, subprotocols = json.loads(line)
        print(json.dumps(await opens(url, subprotocols)), flush=True)


asyncio.run(main())
