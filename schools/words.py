"""The words of start passwords: friendly, short, easy to read from a card, none that differs by an accent alone."""

TEXT = """
agrest akord album alejka altana amfora aneks antena apel arbuz arena atlas atrium autor azalia balkon balon bambus
banan barka basen baton bazar beczka bemol beret beton bilet biurko blok bluszcz bluza boisko brama brokat bryza
brzask brzeg brzoza budka bufet bukiet butik cebula chata chleb chmura choinka chomik cukier cyrk czapka czas czekan
czereda czubek dach daktyl data dekada delfin deska deszcz detal diament dolina domino drewno droga drozd drzewo
drzwi duet dworzec dynia dywan dzban dzik dzwonek echo ekipa ekran etap fala farba fasola figa figura fikus filar
film firanka flaga flet flora fokus folder forma fotel fregata gabinet gala garnek gazeta gitara globus gniazdo
gondola granat groszek gruszka grzyb guzik gwiazda hamak hangar harfa herbata hokej hotel humor ikona imbir indeks
irys iskra jagoda jajko jawor jezioro jogurt kabel kafel kajak kaktus kamyk kanapa kapusta karta kasza kawka kielich
klamka klawisz klon klucz kolano kompas koncert konik koparka kopiec koral korek korona kosmos kosz kotek kotwica
krab kran kredka krokus kropka krzak kubek kulig kurtka kwadrat kwiat lalka lampa las lawenda lekcja lemur liczba
liga lilak lipa list lody lokata loteria lustro magnes majonez makaron malina malwa mapa marzec maska mata medal
melodia melon metal metro mewa miasto minuta miska mleko model moneta morela morze most motor motyl mucha mural
muszla muzeum nagroda namiot narty nektar notes nuta obiad obraz ocean okno okulary oliwka opera opona orbita orkan
orzech ostoja owoc palma panda papier papryka parasol park parkiet pasek pastel patyk peron piasek piecyk pieprz
pilot pirat plakat planeta plecak plener pogoda pokaz polana pomidor poranek potok powiew prezent prom promyk puchar
puzon pyton radar radio rakieta ramka recital renifer robot rondo rower rubin ruczaj ryba rynek rysunek rzeka
sandacz schody sekret sernik siatka skarb skok skrzat skuter smok sok sonata sopel sosna spacer spodek sroka stadion
statek stolik strumyk strych sukces sweter synonim szafa szalik szkic szpak sztuka szyszka tablica talerz tama
tancerz taras tarcza teatr telefon tenis termos torba tort trampki trasa trawa trener trop tukan tulipan tunel
turniej twarz uczta ulica uroda wagon wakacje walizka wanilia wapno wazon welon weranda wiadro wiatr widok wiersz
wieszak wiklina wiosna woda wstawka wulkan wydma wykres wynik wyspa zabawa zachwyt zagroda zakupy zamek zapach zapas
zaspa zebra zegar zeszyt zima znaczek zorza zupa
"""
WORDS = tuple(TEXT.split())
