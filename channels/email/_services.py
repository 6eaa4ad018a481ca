"""Who writes for somebody else: portals, services that send forms, and the programs of sites."""

# Marketplaces and brokers: they write for the buyer, who stands in the text or in Reply-To.
PORTALS = frozenset(
    (
        "olx.pl olx.ua olx.ro olx.pt olx.bg otodom.pl otomoto.pl allegrolokalnie.pl allegro.pl gratka.pl morizon.pl "
        "domiporta.pl nieruchomosci-online.pl oferteo.pl fixly.pl booksy.com sprzedajemy.pl adresowo.pl znanylekarz.pl "
        "autoplac.pl rightmove.co.uk zoopla.co.uk immobilienscout24.de ebay-kleinanzeigen.de kleinanzeigen.de mobile.de "
        "autoscout24.com autoscout24.de immowelt.de idealista.com fotocasa.es leboncoin.fr seloger.com immobiliare.it "
        "subito.it marktplaats.nl funda.nl blocket.se finn.no tori.fi sreality.cz bazos.cz bazos.sk "
        "nehnutelnosti.sk ingatlan.com hasznaltauto.hu imobiliare.ro autovit.ro storia.ro njuskalo.hr bolha.com "
        "avito.ru cian.ru dom.ria.com auto.ria.com imot.bg sahibinden.com xe.gr thumbtack.com bark.com houzz.com "
        "myhammer.de werkspot.nl treatwell.com doctolib.fr tripadvisor.com gumtree.com autotrader.co.uk"
    ).split()
)
# Services that send a site's forms on.
FORMS = frozenset(
    (
        "formspree.io formspree.com netlify.com netlify.app wix.com wixforms.com wix-forms.com squarespace.com "
        "squarespace.info shopify.com shopifyemail.com typeform.com typeform.io jotform.com tally.so webflow.com webflow.io "
        "tilda.ws tilda.cc elementor.com hubspot.com hubspotemail.net formsubmit.co formcarry.com getform.io "
        "usebasin.com formbold.com web3forms.com staticforms.xyz formkeep.com wufoo.com 123formbuilder.com "
        "123contactform.com cognitoforms.com formsite.com formstack.com paperform.co zohoforms.com fillout.com "
        "weebly.com carrd.co framer.com unbounce.com leadpages.com landingi.com getresponse.com responsly.com "
        "webankieta.pl interankiety.pl emailmeform.com jimdo.com strikingly.com godaddy.com sendpulse.com "
        "callpage.io thulium.com tawk.to tidio.com tidio.net jivosite.com livechat.com crisp.chat smartsupp.com"
    ).split()
)
# Who sends a site's forms on, before the @.
MAILERS = frozenset(
    (
        "wordpress form forms formularz formularze formular formulaire formulario modulo kontakt-formularz www www-data "
        "web website strona webmaster apache nobody mailer notification notifications notify powiadomienia "
        "powiadomienie system form-submission formresponses contact-form contactform"
    ).split()
)
# What a site's program leaves in the headers.
TRACES = "x-php-originating-script", "x-php-script", "x-wpforms", "x-contact-form-7", "x-jotform-form-id"


def is_portal(domain: str) -> bool:
    return _is_under(domain, PORTALS)


def is_form_service(domain: str) -> bool:
    return _is_under(domain, FORMS)


def _is_under(domain: str, known: frozenset[str]) -> bool:
    labels = domain.split(".")
    return any(".".join(labels[at:]) in known for at in range(len(labels) - 1))
