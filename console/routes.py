"""Every address of the web, in one table: who may ask, what is answered. Tests and documentation read it."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from aiohttp import web

from console import pages, types
from console.api import activities, channels, companies, contacts, deliveries, duplicates, leads

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
    Route("GET", "/api/v1/leads", leads.leads, "token", "Leads, newest first", types.Page[types.Lead], None, LIST | {
        "status": "a status's id", "meaning": "open, won, lost or junk", "contact": "contact_...",
        "channel": "ch_...", "q": "part of a name, a phone number or an address"}),
    Route("GET", "/api/v1/leads/{id}", leads.lead, "token", "A lead", types.Lead),
    Route("PATCH", "/api/v1/leads/{id}", leads.change_lead, "token", "Change a lead", types.Lead, types.LeadChange),
    Route("GET", "/api/v1/contacts", contacts.contacts, "token", "Contacts, newest first",
          types.Page[types.Contact], None, LIST | {"q": "part of a name, a phone number or an address"}),
    Route("GET", "/api/v1/contacts/{id}", contacts.contact, "token", "A contact", types.Contact),
    Route("PATCH", "/api/v1/contacts/{id}", contacts.correct_contact, "token",
          "Correct a contact's name; an empty one goes by the evidence again", types.Contact, types.Correction),
    Route("GET", "/api/v1/contacts/{id}/why", contacts.why, "token",
          "What speaks for each identity and activity of a contact", types.Why, None, LIST),
    Route("POST", "/api/v1/contacts/{id}/merge", contacts.merge_contact, "token",
          "Make two contacts one, or see what that would give", types.Merge, types.MergeWish),
    Route("GET", "/api/v1/contacts/{id}/activities", contacts.contact_activities, "token", "A contact's history",
          types.Page[types.Activity], None, LIST),
    Route("GET", "/api/v1/activities", activities.activities, "token", "Activities, newest first",
          types.Page[types.Activity], None,
          LIST | {"contact": "contact_...", "lead": "lead_...", "channel": "ch_...", "kind": "sms, call, ..."}),
    Route("GET", "/api/v1/activities/{id}", activities.activity, "token", "An activity", types.Activity),
    Route("POST", "/api/v1/activities/{id}/place", activities.place_activity, "token",
          "Say whose it is; this settles a doubt", types.Activity, types.Placing),
    Route("GET", "/api/v1/duplicates", duplicates.duplicate_list, "token",
          "Contacts that may be one, the likeliest first", types.Page[types.Duplicate], None, LIST),
    Route("POST", "/api/v1/duplicates/{id}/different", duplicates.different, "token",
          "They are different people, for the whole firm", types.Decision),
    Route("GET", "/api/v1/decisions", duplicates.decision_list, "token", "Decisions, newest first",
          types.Page[types.Decision], None, LIST | {"contact": "contact_..."}),
    Route("POST", "/api/v1/decisions/{id}/undo", duplicates.undo_decision, "token",
          "Undo a merge, or that two are different", types.Undone),
    Route("GET", "/api/v1/doubts", duplicates.doubt_list, "token",
          "Activities that an undone merge could not place", types.Page[types.Doubt], None, LIST),
    Route("GET", "/api/v1/companies", companies.company_list, "token", "Companies, newest first",
          types.Page[types.Company], None, LIST | {"q": "part of a name or a domain"}),
    Route("GET", "/api/v1/companies/{id}", companies.company, "token", "A company", types.Company),
    Route("PATCH", "/api/v1/companies/{id}", companies.correct_company, "token",
          "Correct a company's name; an empty one goes by the evidence again", types.Company, types.Correction),
    Route("POST", "/api/v1/companies/{id}/merge", companies.merge_company, "token",
          "Make two companies one", types.Company, types.CompanyMergeWish),
    Route("GET", "/api/v1/attachments/{id}", activities.attachment, "token", "An attachment's bytes", bytes),
    Route("GET", "/api/v1/deliveries", deliveries.deliveries, "token", "Deliveries, newest first",
          types.Page[types.Delivery], None,
          LIST | {"state": "pending, done, failed, unreadable or ignored", "channel": "ch_..."}),
    Route("GET", "/api/v1/deliveries/{id}", deliveries.delivery, "token", "A delivery as received", types.Delivery),
    Route("POST", "/api/v1/deliveries/{id}/replay", deliveries.replay, "token", "Process it again", types.Replayed),
    Route("GET", "/api/v1/channels", channels.channel_list, "token", "Channels", types.Page[types.Channel], None, LIST),
    Route("POST", "/api/v1/channels", channels.add_channel, "token", "Add a channel", types.Address, types.NewChannel),
    Route("GET", "/api/v1/channels/{id}", channels.channel, "token", "A channel", types.Channel),
    Route("PATCH", "/api/v1/channels/{id}", channels.change_channel, "token", "Change a channel",
          types.Channel, types.ChannelChange),
    Route("POST", "/api/v1/channels/{id}/rotate", channels.rotate, "token",
          "Give it a new address; the old one works for another day", types.Address),
    Route("GET", "/api/v1/adapters", channels.adapter_list, "token", "What can be connected", types.Page[types.Adapter]),
    Route("GET", "/api/v1/statuses", leads.statuses, "token", "The columns of the board", types.Page[types.Status]),
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
