"""Template-made pairs for what must never fail: numbers, dates, money.

Two banks of sentence frames exist: `train` goes into the training text,
`heldout` is only ever used to measure (see evaluate.py --numbers). The values
are drawn from the same generators, the sentences around them differ.

    python templates.py --bank heldout --count 300 --seed 5 > heldout.tsv
"""

import argparse
import random
import sys

MONTHS = [
    ("January", "\u064a\u0646\u0627\u064a\u0631", "كانون الثاني", "جانفي"),
    ("February", "فبراير", "شباط", "فيفري"),
    ("March", "مارس", "آذار", "مارس"),
    ("April", "أبريل", "نيسان", "أفريل"),
    ("May", "مايو", "أيار", "ماي"),
    ("June", "يونيو", "حزيران", "جوان"),
    ("July", "يوليو", "تموز", "جويلية"),
    ("August", "أغسطس", "آب", "أوت"),
    ("September", "سبتمبر", "أيلول", "سبتمبر"),
    ("October", "أكتوبر", "تشرين الأول", "أكتوبر"),
    ("November", "نوفمبر", "تشرين الثاني", "نوفمبر"),
    ("December", "ديسمبر", "كانون الأول", "ديسمبر"),
]
HIJRI = [
    ("Muharram", "محرم"), ("Safar", "صفر"), ("Rabi al-Awwal", "ربيع الأول"),
    ("Rabi al-Thani", "ربيع الآخر"), ("Jumada al-Ula", "جمادى الأولى"),
    ("Jumada al-Akhira", "جمادى الآخرة"), ("Rajab", "رجب"), ("Shaaban", "شعبان"),
    ("Ramadan", "رمضان"), ("Shawwal", "شوال"), ("Dhu al-Qaada", "ذو القعدة"),
    ("Dhu al-Hijja", "ذو الحجة"),
]
DAYS = [
    ("Sunday", "الأحد"), ("Monday", "الاثنين"), ("Tuesday", "الثلاثاء"),
    ("Wednesday", "الأربعاء"), ("Thursday", "الخميس"), ("Friday", "الجمعة"),
    ("Saturday", "السبت"),
]
# English singular and plural, Arabic singular, plural (3-10), accusative (11-99)
COUNTED = [
    ("person", "people", "شخص", "أشخاص", "شخصا"),
    ("civilian", "civilians", "مدني", "مدنيين", "مدنيا"),
    ("soldier", "soldiers", "جندي", "جنود", "جنديا"),
    ("house", "houses", "منزل", "منازل", "منزلا"),
    ("school", "schools", "مدرسة", "مدارس", "مدرسة"),
    ("worker", "workers", "عامل", "عمال", "عاملا"),
    ("student", "students", "طالب", "طلاب", "طالبا"),
    ("refugee", "refugees", "لاجئ", "لاجئين", "لاجئا"),
    ("vehicle", "vehicles", "مركبة", "مركبات", "مركبة"),
    ("ship", "ships", "سفينة", "سفن", "سفينة"),
    ("company", "companies", "شركة", "شركات", "شركة"),
    ("case", "cases", "حالة", "حالات", "حالة"),
    ("ton", "tons", "طن", "أطنان", "طنا"),
    ("kilometer", "kilometers", "كيلومتر", "كيلومترات", "كيلومترا"),
    ("day", "days", "يوم", "أيام", "يوما"),
    ("month", "months", "شهر", "أشهر", "شهرا"),
    ("year", "years", "عام", "أعوام", "عاما"),
    ("barrel", "barrels", "برميل", "براميل", "برميلا"),
    ("point", "points", "نقطة", "نقاط", "نقطة"),
    ("village", "villages", "قرية", "قرى", "قرية"),
    ("missile", "missiles", "صاروخ", "صواريخ", "صاروخا"),
    ("drone", "drones", "طائرة مسيرة", "طائرات مسيرة", "طائرة مسيرة"),
]
WORDS = {3: ("three", "ثلاثة"), 4: ("four", "أربعة"), 5: ("five", "خمسة"),
         6: ("six", "ستة"), 7: ("seven", "سبعة"), 8: ("eight", "ثمانية"),
         9: ("nine", "تسعة"), 10: ("10", "عشرة")}
# English plural, prefix sign or None, Arabic singular, plural, accusative
MONEY = [
    ("dollars", "$", "دولار", "دولارات", "دولارا"),
    ("dollars", "$", "دولار أميركي", "دولارات أميركية", "دولارا أميركيا"),
    ("euros", None, "يورو", "يورو", "يورو"),
    ("Saudi riyals", None, "ريال سعودي", "ريالات سعودية", "ريالا سعوديا"),
    ("riyals", None, "ريال", "ريالات", "ريالا"),
    ("Qatari riyals", None, "ريال قطري", "ريالات قطرية", "ريالا قطريا"),
    ("dirhams", None, "درهم", "دراهم", "درهما"),
    ("UAE dirhams", None, "درهم إماراتي", "دراهم إماراتية", "درهما إماراتيا"),
    ("Kuwaiti dinars", None, "دينار كويتي", "دنانير كويتية", "دينارا كويتيا"),
    ("dinars", None, "دينار", "دنانير", "دينارا"),
    ("Iraqi dinars", None, "دينار عراقي", "دنانير عراقية", "دينارا عراقيا"),
    ("Egyptian pounds", None, "جنيه مصري", "جنيهات مصرية", "جنيها مصريا"),
    ("pounds", None, "جنيه", "جنيهات", "جنيها"),
    ("pounds sterling", None, "جنيه إسترليني", "جنيهات إسترلينية", "جنيها إسترلينيا"),
    ("Syrian pounds", None, "ليرة سورية", "ليرات سورية", "ليرة سورية"),
    ("Turkish lira", None, "ليرة تركية", "ليرات تركية", "ليرة تركية"),
    ("Lebanese pounds", None, "ليرة لبنانية", "ليرات لبنانية", "ليرة لبنانية"),
    ("yen", None, "ين", "ينات", "ينا"),
    ("yuan", None, "يوان", "يوانات", "يوانا"),
]
SCALES = [("million", "مليون", "ملايين"), ("billion", "مليار", "مليارات"),
          ("trillion", "تريليون", "تريليونات")]
PLACES = [
    ("Cairo", "القاهرة"), ("Beirut", "بيروت"), ("Baghdad", "بغداد"),
    ("Damascus", "دمشق"), ("Riyadh", "الرياض"), ("Doha", "الدوحة"),
    ("Tunis", "تونس"), ("Algiers", "الجزائر"), ("Rabat", "الرباط"),
    ("Khartoum", "الخرطوم"), ("Sanaa", "صنعاء"), ("Aden", "عدن"),
    ("Amman", "عمان"), ("Jerusalem", "القدس"), ("Gaza", "غزة"),
    ("Ramallah", "رام الله"), ("Kuwait", "الكويت"), ("Abu Dhabi", "أبوظبي"),
    ("Dubai", "دبي"), ("Manama", "المنامة"), ("Muscat", "مسقط"),
    ("Tripoli", "طرابلس"), ("Benghazi", "بنغازي"), ("Nouakchott", "نواكشوط"),
    ("Washington", "واشنطن"), ("New York", "نيويورك"), ("London", "لندن"),
    ("Paris", "باريس"), ("Berlin", "برلين"), ("Moscow", "موسكو"),
    ("Ankara", "أنقرة"), ("Istanbul", "اسطنبول"), ("Tehran", "طهران"),
    ("Geneva", "جنيف"), ("Brussels", "بروكسل"), ("Beijing", "بكين"),
    ("Tokyo", "طوكيو"), ("Mosul", "الموصل"), ("Aleppo", "حلب"),
    ("Basra", "البصرة"), ("Erbil", "أربيل"), ("Port Sudan", "بورتسودان"),
]
AGENCIES = [("AFP", "أ ف ب"), ("AFP", "أ.ف.ب"), ("Reuters", "رويترز"),
            ("AP", "أ ب"), ("KUNA", "كونا"), ("SPA", "واس"), ("WAM", "وام"),
            ("Xinhua", "شينخوا"), ("Anadolu", "الأناضول"), ("SANA", "سانا")]
GIVEN = [
    ("Mohammed", "محمد"), ("Ahmed", "أحمد"), ("Ali", "علي"), ("Hassan", "حسن"),
    ("Hussein", "حسين"), ("Mahmoud", "محمود"), ("Ibrahim", "إبراهيم"),
    ("Khaled", "خالد"), ("Omar", "عمر"), ("Youssef", "يوسف"), ("Abdullah", "عبد الله"),
    ("Abdulrahman", "عبد الرحمن"), ("Fatima", "فاطمة"), ("Mariam", "مريم"),
    ("Layla", "ليلى"), ("Salem", "سالم"), ("Nabil", "نبيل"), ("Samir", "سمير"),
    ("Tariq", "طارق"), ("Karim", "كريم"), ("Hisham", "هشام"), ("Walid", "وليد"),
    ("Rashid", "راشد"), ("Faisal", "فيصل"), ("John", "جون"), ("Michael", "مايكل"),
    ("David", "ديفيد"), ("Maria", "ماريا"), ("Anna", "آنا"), ("Thomas", "توماس"),
]
FAMILY = [
    ("al-Hashemi", "الهاشمي"), ("al-Masri", "المصري"), ("al-Shami", "الشامي"),
    ("al-Qahtani", "القحطاني"), ("al-Otaibi", "العتيبي"), ("Mansour", "منصور"),
    ("Haddad", "حداد"), ("Khoury", "خوري"), ("Salman", "سلمان"), ("Bakr", "بكر"),
    ("al-Jubouri", "الجبوري"), ("al-Sayed", "السيد"), ("Najjar", "نجار"),
    ("Saleh", "صالح"), ("Othman", "عثمان"), ("al-Zahrani", "الزهراني"),
    ("Ben Ali", "بن علي"), ("Bouazizi", "بوعزيزي"), ("Ben Youssef", "بن يوسف"),
    ("Smith", "سميث"), ("Johnson", "جونسون"), ("Miller", "ميلر"),
    ("Fernandez", "فرنانديز"), ("Schmidt", "شميت"), ("Petrov", "بتروف"),
]
TITLES = [
    ("President", "الرئيس"), ("Prime Minister", "رئيس الوزراء"),
    ("Foreign Minister", "وزير الخارجية"), ("Defense Minister", "وزير الدفاع"),
    ("Interior Minister", "وزير الداخلية"), ("Finance Minister", "وزير المالية"),
    ("Energy Minister", "وزير الطاقة"), ("Health Minister", "وزير الصحة"),
    ("Education Minister", "وزير التعليم"), ("Justice Minister", "وزير العدل"),
    ("Oil Minister", "وزير النفط"), ("Parliament Speaker", "رئيس البرلمان"),
    ("Crown Prince", "ولي العهد"), ("King", "الملك"), ("Sheikh", "الشيخ"),
    ("Dr.", "الدكتور"), ("Judge", "القاضي"), ("Gen.", "الجنرال"),
    ("Maj. Gen.", "اللواء"), ("Brig. Gen.", "العميد"), ("Col.", "العقيد"),
    ("Ambassador", "السفير"), ("government spokesman", "المتحدث باسم الحكومة"),
    ("U.N. envoy", "المبعوث الأممي"), ("MP", "النائب"), ("journalist", "الصحافي"),
    ("coach", "المدرب"), ("Prince", "الأمير"),
]
CLAIMS = [
    ("the talks will resume next week", "المحادثات ستستأنف الأسبوع المقبل"),
    ("the situation is under control", "الوضع تحت السيطرة"),
    ("the two sides reached an agreement", "الجانبين توصلا إلى اتفاق"),
    ("the elections will be held on time", "الانتخابات ستجرى في موعدها"),
    ("the government rejects any foreign interference", "الحكومة ترفض أي تدخل أجنبي"),
    ("the negotiations are continuing", "المفاوضات مستمرة"),
    ("the army will continue its operations", "الجيش سيواصل عملياته"),
    ("the decision was taken unanimously", "القرار اتخذ بالإجماع"),
    ("prices will not rise this year", "الأسعار لن ترتفع هذا العام"),
    ("aid will reach all the affected areas", "المساعدات ستصل إلى جميع المناطق المتضررة"),
    ("the investigation is still under way", "التحقيق لا يزال جاريا"),
    ("the crisis requires a political solution", "الأزمة تتطلب حلا سياسيا"),
    ("his country supports the unity of Libya", "بلاده تدعم وحدة ليبيا"),
    ("his country is committed to the agreement", "بلاده ملتزمة بالاتفاق"),
]
SAID = [("said", "قال", "إن"), ("affirmed", "أكد", "أن"), ("added", "أضاف", "أن"),
        ("announced", "أعلن", "أن"), ("explained", "أوضح", "أن"), ("stated", "صرح", "بأن"),
        ("said", "ذكر", "أن"), ("noted", "أشار", "إلى أن"), ("warned", "حذر", "من أن"),
        ("stressed", "شدد", "على أن")]

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Maker:
    """Draws values; every method returns a pair (Arabic, English)."""

    def __init__(self, seed):
        self.r = random.Random(seed)

    def pick(self, items):
        return self.r.choice(items)

    def integer(self, low=2, high=None):
        """An integer, magnitudes evenly spread."""
        if high is None:
            high = 10 ** self.pick([1, 2, 2, 3, 3, 4, 5, 6])
        return self.r.randint(low, max(low, high))

    def grouped(self, n):
        english = f"{n:,}" if n >= 1000 else str(n)
        if n < 1000:
            return str(n), english
        return self.pick([str(n), f"{n:,}", f"{n:,}", f"{n:,}".replace(",", "،"),
                          f"{n:,}".replace(",", ".") if n >= 10**6 else str(n)]), english

    def decimal(self, high=100):
        places = self.pick([1, 1, 2])
        text = f"{self.r.uniform(0, high):.{places}f}"
        return self.pick([text, text, text.replace(".", ","), text.replace(".", "٫")]), text

    def counted(self):
        one, many, singular, plural, accusative = self.pick(COUNTED)
        if self.r.random() < 0.15:
            n = self.pick(list(WORDS))
            return f"{WORDS[n][1]} {plural}", f"{WORDS[n][0]} {many}"
        if self.r.random() < 0.25:
            k = self.integer(2, 999)
            scale_en, scale_ar = self.pick([("thousand", "ألف"), ("million", "مليون")])
            if scale_en == "thousand":
                if 3 <= k <= 10:
                    return f"{k} آلاف {singular}", f"{k},000 {many}"
                return f"{k} {scale_ar} {singular}", f"{k},000 {many}"
            arabic = f"{k} ملايين {singular}" if 3 <= k <= 10 else f"{k} مليون {singular}"
            return arabic, f"{k} million {many}"
        n = self.integer(3)
        arabic, english = self.grouped(n)
        rest = n % 100
        form = plural if 3 <= rest <= 10 else accusative if 11 <= rest <= 99 else singular
        return f"{arabic} {form}", f"{english} {many}"

    def percent(self):
        arabic, english = self.decimal() if self.r.random() < 0.5 else (str(self.integer(1, 100)),) * 2
        if self.r.random() < 0.4:
            return self.pick([f"{arabic}%", f"{arabic}٪", f"%{arabic}", f"{arabic} %"]), f"{english}%"
        return f"{arabic} {self.pick(['في المئة', 'بالمئة', 'في المائة', 'بالمائة'])}", f"{english} percent"

    def money(self):
        many, sign, singular, plural, accusative = self.pick(MONEY)
        if self.r.random() < 0.6:
            scale, one, few = self.pick(SCALES[:2] if self.r.random() < 0.9 else SCALES)
            if self.r.random() < 0.4:
                arabic, english = self.decimal(30)
                form = one
            else:
                n = self.integer(3, 900)
                arabic, english = str(n), str(n)
                form = few if 3 <= n <= 10 else one
            text = f"{arabic} {form} {singular}"
            return text, f"{sign}{english} {scale}" if sign else f"{english} {scale} {many}"
        if self.r.random() < 0.3:
            n = self.integer(2, 900)
            arabic = f"{n} آلاف {singular}" if 3 <= n <= 10 else f"{n} ألف {singular}"
            return arabic, f"{sign}{n},000" if sign else f"{n},000 {many}"
        n = self.integer(3, 99999)
        arabic, english = self.grouped(n)
        rest = n % 100
        form = plural if 3 <= rest <= 10 else accusative if 11 <= rest <= 99 else singular
        return f"{arabic} {form}", f"{sign}{english}" if sign else f"{english} {many}"

    def year(self):
        return self.r.randint(1945, 2030) if self.r.random() < 0.9 else self.r.randint(1500, 1944)

    def date(self):
        """A date in one of the forms that Arabic newsrooms use."""
        day, year, month = self.r.randint(1, 28), self.year(), self.r.randrange(12)
        english, gregorian, levantine, maghrebi = MONTHS[month]
        style = self.r.random()
        if style < 0.2:
            name = f"{levantine}{self.pick(['/', ' / ', '-'])}{gregorian}"
        elif style < 0.3:
            name = f"{gregorian} ({levantine})"
        elif style < 0.55:
            name = gregorian
        elif style < 0.75:
            name = levantine
        elif style < 0.88:
            name = maghrebi
        elif style < 0.94:
            separator = self.pick("-/.")
            form = self.pick(["{d}{s}{m}{s}{y}", "{d:02}{s}{m:02}{s}{y}", "{y}{s}{m:02}{s}{d:02}"])
            return form.format(d=day, m=month + 1, y=year, s=separator), f"{english} {day}, {year}"
        else:
            name_en, name_ar = self.pick(HIJRI)
            hijri = self.r.randint(1400, 1455)
            return f"{day} {name_ar} {hijri}{self.pick([' هـ', 'هـ', ' هجرية'])}", f"{day} {name_en} {hijri} AH"
        form = self.r.random()
        if form < 0.4:
            return f"{day} {name} {year}", f"{english} {day}, {year}"
        if form < 0.55:
            return f"{day} من {name} {year}", f"{english} {day}, {year}"
        if form < 0.85:
            return f"{day} {name}", f"{english} {day}"
        day_en, day_ar = self.pick(DAYS)
        return f"{day_ar} {day} {name}", f"{day_en}, {english} {day}"

    def month(self):
        """A month with or without its year."""
        english, *names = self.pick(MONTHS)
        name = self.pick(names + [f"{names[1]}/{names[0]}"])
        month, year = self.pick(["شهر ", ""]) + name, self.year()
        return self.pick([(f"{month} {year}", f"{english} {year}"), (month, english),
                          (f"{month} من عام {year}", f"{english} {year}")])

    def clock(self):
        hour, minute = self.r.randint(1, 12), self.r.choice([0, 0, 15, 30, 45, self.r.randrange(60)])
        half_en, half_ar = self.pick([("a.m.", "صباحا"), ("p.m.", "مساء")])
        digits = f"{hour}:{minute:02}"
        return f"الساعة {digits} {half_ar}", f"{digits} {half_en}" if minute else f"{hour} {half_en}"

    def name(self):
        given, family = self.pick(GIVEN), self.pick(FAMILY)
        return f"{given[1]} {family[1]}", f"{given[0]} {family[0]}"

    def titled(self):
        (title, arabic), (name_ar, name_en) = self.pick(TITLES), self.name()
        return f"{arabic} {name_ar}", f"{title} {name_en}"

    def place(self):
        english, arabic = self.pick(PLACES)
        return arabic, english

    def day(self):
        english, arabic = self.pick(DAYS)
        return self.pick([arabic, f"يوم {arabic}", f"اليوم {arabic}"]), english

    def claim(self):
        english, arabic = self.pick(CLAIMS)
        return arabic, english


# {x} draws a value by the method of that name; {x2} draws another one.
TRAIN = [
    ("{number}", "{number}"), ("{counted}", "{counted}"), ("{percent}", "{percent}"),
    ("{money}", "{money}"), ("{date}", "{date}"), ("{titled}", "{titled}"), ("{name}", "{name}"),
    ("في {date}", "On {date}"), ("يوم {date}", "{date}"), ("بتاريخ {date}", "Dated {date}"),
    ("وذلك في {date}.", "That was on {date}."),
    ("قتل {counted} وأصيب {counted2} في هجوم في {place}.", "{counted} were killed and {counted2} were wounded in an attack in {place}."),
    ("وأصيب {counted} في {place}.", "{counted} were injured in {place}."),
    ("وارتفع العدد إلى {counted}.", "The number rose to {counted}."),
    ("وانخفض عدد الحالات إلى {number} خلال {day}.", "The number of cases fell to {number} on {day}."),
    ("وبلغت القيمة {money}.", "The value reached {money}."),
    ("بقيمة {money}", "worth {money}"), ("بنسبة {percent}", "by {percent}"),
    ("ارتفع السعر إلى {money}.", "The price rose to {money}."),
    ("انخفض السعر بنسبة {percent} إلى {money}.", "The price fell {percent} to {money}."),
    ("وارتفعت الأسعار بنسبة {percent} في {month}.", "Prices rose by {percent} in {month}."),
    ("في {month}", "in {month}"), ("منذ {month}", "since {month}"), ("{month}", "{month}"),
    ("وتراجعت الصادرات بنسبة {percent} إلى {money}.", "Exports fell by {percent} to {money}."),
    ("وتبلغ تكلفة المشروع {money}.", "The project costs {money}."),
    ("وقعت الشركة عقدا بقيمة {money} في {place}.", "The company signed a contract worth {money} in {place}."),
    ("بين {number} و{number2}", "between {number} and {number2}"),
    ("من {number} إلى {number2}", "from {number} to {number2}"),
    ("أكثر من {counted}", "more than {counted}"), ("نحو {counted}", "about {counted}"),
    ("حوالي {money}", "about {money}"), ("ما لا يقل عن {counted}", "at least {counted}"),
    ("ولد في {date} في {place}.", "He was born on {date} in {place}."),
    ("وتوفي في {date}.", "He died on {date}."),
    ("وصل {titled} إلى {place} {day}.", "{titled} arrived in {place} on {day}."),
    ("والتقى {titled} في {place} {titled2}.", "{titled} met in {place} with {titled2}."),
    ("{place} - {agency}", "{place} - {agency}"), ("{place} ({agency}) -", "{place} ({agency}) -"),
    ("{place} - ({agency}): ", "{place} - ({agency}):"),
    ("{place} ({agency}) - {said_titled}", "{place} ({agency}) - {said_titled}"),
    ("{said_titled}", "{said_titled}"), ("و{said_titled}", "{said_titled}"),
    ("{titled}: {claim}", "{titled}: {claim}"),
    ("تبدأ الجلسة في {clock} {day}.", "The session begins at {clock} on {day}."),
    ("في {clock} بالتوقيت المحلي", "at {clock} local time"),
    ("وفاز الفريق بنتيجة {score}.", "The team won {score}."),
    ("انتهت المباراة بنتيجة {score} في {place}.", "The match ended {score} in {place}."),
    ("تلقى {counted} مساعدات بقيمة {money}.", "{counted} received aid worth {money}."),
    ("في عام {year}", "in {year}"), ("منذ عام {year}", "since {year}"), ("بين عامي {year} و{year2}", "between {year} and {year2}"),
    ("وتعود الأزمة إلى عام {year}.", "The crisis dates back to {year}."),
    ("ومن المقرر أن يعقد الاجتماع في {place} في {date}.", "The meeting is scheduled to be held in {place} on {date}."),
    ("صدر القرار رقم {number} في {date}.", "Resolution No. {number} was issued on {date}."),
]
HELDOUT = [
    ("أعلنت الوزارة شفاء {counted} خلال يوم واحد.", "The ministry announced the recovery of {counted} in a single day."),
    ("وخصصت الحكومة {money} لدعم القطاع الزراعي.", "The government allocated {money} to support the agricultural sector."),
    ("ووافق {percent} من الناخبين على الدستور الجديد.", "{percent} of voters approved the new constitution."),
    ("اندلعت الحرب في {month} واستمرت سنوات.", "The war broke out in {month} and lasted for years."),
    ("وصادرت الشرطة {counted} من مستودع قرب {place}.", "Police seized {counted} from a warehouse near {place}."),
    ("وسجلت المدينة {number} إصابة جديدة مقابل {number2} أمس.", "The city recorded {number} new infections compared with {number2} yesterday."),
    ("وتضم القائمة {counted} و{counted2}.", "The list includes {counted} and {counted2}."),
    ("اقترضت الدولة {money} بفائدة {percent}.", "The state borrowed {money} at an interest rate of {percent}."),
    ("تأسست الجامعة في {place} عام {year}.", "The university was founded in {place} in {year}."),
    ("ويشمل الاتفاق الموقع في {date} إعادة {counted}.", "The agreement signed on {date} includes the return of {counted}."),
]


def _value(maker, kind):
    if kind == "number":
        n = maker.integer()
        return maker.grouped(n) if maker.r.random() < 0.8 else maker.decimal()
    if kind == "year":
        return (str(maker.year()),) * 2
    if kind == "agency":
        english, arabic = maker.pick(AGENCIES)
        return arabic, english
    if kind == "score":
        a, b = maker.r.randint(0, 5), maker.r.randint(0, 4)
        return maker.pick([f"{a}-{b}", f"{a} - {b}", f"{a}/{b}"]), f"{a}-{b}"
    if kind == "said_titled":
        verb, said, particle = maker.pick(SAID)
        (who_ar, who_en), (what_ar, what_en) = maker.titled(), maker.claim()
        when_ar, when_en = maker.day() if maker.r.random() < 0.4 else ("", "")
        arabic = " ".join(x for x in (said, who_ar, when_ar, particle, what_ar) if x) + "."
        on = f" on {when_en}" if when_en else ""
        return arabic, f"{who_en} {verb}{on} that {what_en}."
    return getattr(maker, kind)()


def make(count, seed, bank="train"):
    """Makes template pairs.

    Args:
        count: how many pairs to try; duplicates are dropped.
        seed: seed of the generator.
        bank: "train" or "heldout".

    Returns:
        A list of (Arabic, English), not yet cleaned.
    """
    maker = Maker(seed)
    frames = TRAIN if bank == "train" else HELDOUT
    seen, out = set(), []
    for _ in range(count):
        arabic, english = maker.pick(frames)
        for kind in ("said_titled", "titled", "counted", "number", "percent", "money", "date", "month", "name",
                     "place", "agency", "day", "claim", "clock", "score", "year"):
            for slot in ("{%s}" % kind, "{%s2}" % kind):
                if slot in arabic:
                    ar, en = _value(maker, kind)
                    arabic, english = arabic.replace(slot, ar), english.replace(slot, en)
        if maker.r.random() < 0.25:
            arabic = arabic.translate(EASTERN)
        if english[:1].islower() and english.endswith("."):
            english = english[0].upper() + english[1:]
        if (arabic, english) not in seen:
            seen.add((arabic, english))
            out.append((arabic, english))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bank", choices=["train", "heldout"], default="train")
    args = parser.parse_args()
    for arabic, english in make(args.count, args.seed, args.bank):
        print(f"template\t{arabic}\t{english}")


if __name__ == "__main__":
    sys.exit(main())
