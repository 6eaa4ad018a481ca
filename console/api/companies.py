"""Companies, and which of them are one."""

from functools import partial

from aiohttp import web

from console import present, types
from console.api.asked import body, decider, found_one, listed, version_in, with_etag
from console.api.contacts import name_in, refusing
from console.context import query, write
from console.present import number, public
from dedupe.belong import company_list as find
from dedupe.belong import company_survivor
from dedupe.clusters import COMPANIES
from dedupe.correct import correct
from dedupe.merge import merge


async def company_list(request: web.Request) -> types.Page[types.Company]:
    return await listed(request, partial(find, q=request.query.get("q")), present.companies, "company")


async def company(request: web.Request) -> web.Response:
    id = number("company", request.match_info["id"])
    survivor = await query(request, partial(company_survivor, company=id))
    if survivor is not None and survivor != id:
        raise web.HTTPMovedPermanently(f"/api/v1/companies/{public('company', survivor)}")
    return with_etag(await _one_company(request, id))


async def correct_company(request: web.Request) -> web.Response:
    id = number("company", request.match_info["id"])
    name = name_in(await body(request, types.Correction))
    with refusing():
        work = partial(correct, id=id, name=name, by=decider(request), version=version_in(request))
        await write(request, partial(work, things=COMPANIES))
    survivor = await query(request, partial(company_survivor, company=id))
    return with_etag(await _one_company(request, survivor or id))


async def merge_company(request: web.Request) -> web.Response:
    id = number("company", request.match_info["id"])
    other = number("company", (await body(request, types.CompanyMergeWish)).company)
    with refusing():
        work = partial(merge, one=id, other=other, by=decider(request), things=COMPANIES)
        merged = await write(request, work)
    return with_etag(await _one_company(request, merged.survivor))


async def _one_company(request: web.Request, id: int) -> types.Company:
    return await found_one(request, partial(find, id=id), present.companies, f"company {id}")
