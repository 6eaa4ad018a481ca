"""Every address of the web, in one table: who may ask, what is answered. Tests and documentation read it."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from aiohttp import web

from console import api, pages, types

__all__ = ["ROUTES", "Route"]

Permission = Literal["public", "token", "session"]
Handler = Callable[[web.Request], Awaitable[Any]]

LIST = {"limit": "1 to 100, 50 unless given", "cursor": "next_cursor of the page before"}


class Route(NamedTuple):
    method: str
    path: str
    handler: Handler
    permission: Permission
    summary: str = ""
    answer: Any = None
    body: Any = None
    query: Mapping[str, str] = MappingProxyType({})


ROUTES = (
    Route("GET", "/api/v1/leads", api.leads, "token", "Leads, newest first", types.Page[types.Lead], None, LIST | {
        "status": "a status's id", "meaning": "open, won, lost or junk", "contact": "contact_...",
        "channel": "ch_...", "q": "part of a name, a phone number or an address"}),
    Route("GET", "/api/v1/leads/{id}", api.lead, "token", "A lead", types.Lead),
    Route("PATCH", "/api/v1/leads/{id}", api.change_lead, "token", "Change a lead", types.Lead, types.LeadChange),
    Route("GET", "/api/v1/contacts", api.contacts, "token", "Contacts, newest first",
          types.Page[types.Contact], None, LIST | {"q": "part of a name, a phone number or an address"}),
    Route("GET", "/api/v1/contacts/{id}", api.contact, "token", "A contact", types.Contact),
    Route("GET", "/api/v1/contacts/{id}/activities", api.contact_activities, "token", "A contact's history",
          types.Page[types.Activity], None, LIST),
    Route("GET", "/api/v1/activities", api.activities, "token", "Activities, newest first",
          types.Page[types.Activity], None,
          LIST | {"contact": "contact_...", "lead": "lead_...", "channel": "ch_...", "kind": "sms, call, ..."}),
    Route("GET", "/api/v1/activities/{id}", api.activity, "token", "An activity", types.Activity),
    Route("GET", "/api/v1/attachments/{id}", api.attachment, "token", "An attachment's bytes", bytes),
    Route("GET", "/api/v1/deliveries", api.deliveries, "token", "Deliveries, newest first",
          types.Page[types.Delivery], None,
          LIST | {"state": "pending, done, failed, unreadable or ignored", "channel": "ch_..."}),
    Route("GET", "/api/v1/deliveries/{id}", api.delivery, "token", "A delivery as received", types.Delivery),
    Route("POST", "/api/v1/deliveries/{id}/replay", api.replay, "token", "Process it again", types.Replayed),
    Route("GET", "/api/v1/channels", api.channel_list, "token", "Channels", types.Page[types.Channel], None, LIST),
    Route("POST", "/api/v1/channels", api.add_channel, "token", "Add a channel", types.Address, types.NewChannel),
    Route("GET", "/api/v1/channels/{id}", api.channel, "token", "A channel", types.Channel),
    Route("PATCH", "/api/v1/channels/{id}", api.change_channel, "token", "Change a channel",
          types.Channel, types.ChannelChange),
    Route("POST", "/api/v1/channels/{id}/rotate", api.rotate, "token",
          "Give it a new address; the old one works for another day", types.Address),
    Route("GET", "/api/v1/adapters", api.adapter_list, "token", "What can be connected", types.Page[types.Adapter]),
    Route("GET", "/api/v1/statuses", api.statuses, "token", "The columns of the board", types.Page[types.Status]),
    Route("GET", "/api/openapi.json", pages.openapi, "public"),
    Route("GET", "/static/{name}", pages.static, "public"),
    Route("GET", "/sign-in", pages.sign_in, "public"),
    Route("GET", "/sign-in/{token}", pages.sign_in_link, "public"),
    Route("POST", "/sign-in/{token}", pages.use_link, "public"),
    Route("POST", "/sign-out", pages.sign_out, "session"),
    Route("GET", "/", pages.lead_list, "session"),
    Route("GET", "/rows", pages.lead_rows, "session"),
    Route("GET", "/leads/{id}", pages.lead, "session"),
)  # fmt: skip
