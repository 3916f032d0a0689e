import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.registry import spelling_key

TWINS = """
Sergei Sergey Sergej
Zelensky Zelenskyy Zelenskiy Zelenskyi Zelenskij
Dmitry Dmitri Dmitrii Dmitriy Dmitrij
Gaddafi Qaddafi Kadafi Gadhafi Qadhafi Kaddafi Ghaddafi
Alexander Aleksandr Aleksander Alexandr
Mohammed Muhammad Mohamed Mohammad Mohamad Muhammed
Alexei Alexey Aleksei Aleksey Alexej
Andrei Andrey Andrej
Nikolai Nikolay Nikolaj
Yevgeny Evgeny Evgenii Yevgeniy Yevgenii
Yelena Elena
Yekaterina Ekaterina
Yulia Julia Iuliia Yuliya Yuliia
Yuri Yury Iurii Yuriy Jurij
Maria Mariya Mariia
Ksenia Xenia Kseniya Kseniia
Maxim Maksim Maksym
Mikhail Mihail
Sergeyev Sergeev
Fyodor Fedor
Gorbachev Gorbachyov
Lyudmila Liudmila Ljudmila
Ahmed Ahmad
Hussein Husain Hossein Hussain Husayn Husein
Omar Umar
Osama Usama
Khaled Khalid Khaleed
Yusuf Yousef Youssef Yousuf Yusef
Suleiman Sulaiman Suleyman Soleiman Süleyman
Mahmoud Mahmud Mahmood
Qassem Kassem Qasem
Abdullah Abdulla Abdallah
Karim Kareem
Erdogan Erdoğan
Valery Valerii Valeriy
Zaluzhny Zaluzhnyi Zaluzhnyy
Artyom Artem
Syrsky Syrskyi Syrskyy
Moammar Muammar
Solovyov Solovyev Soloviev
"""

STRANGERS = """
Volodymyr Vladimir
Lukashenko Lukashenka
Jan Ian
Maria Marie
Marina Marine
Khan Han
Lee Le
Louis Luis
Jong Yong
Jemma Emma
Noah Noa
Juan Joan
Alexandra Alexander
Alexandra Alexandre
Martin Martina
Paul Paula
Nikola Nikolai
Michael Michal
Kate Gate
Gary Kary
Najib Naib
Raj Rai
Ana Ann
Ali Eli
Ivan Ivana
John Jon
Hamid Hamad
Mehmet Mohamed
Olga Oleg
Sergei Serhii
Peter Petr
Yana Jane
Daniel Danielle
Denis Denise
Andrea Andrei
Julian Julia
Valery Valeria
Anatoly Natalia
Oleksandr Aleksandr
Simon Simone
Mark Marc
Petrov Petrova
Said Saad
Dmytro Dmitry
Ahmed Hamed
Hassan Hussein
Nasser Nasrin
Eugene Evgeny
Yevhen Yevgeny
Joel Jol
Gabriel Gabriela
Roman Romain
Stefan Stefano
Mohammed Mahmoud
Christian Christina
"""


@pytest.mark.parametrize("line", TWINS.split("\n")[1:-1])
def test_spellings_of_one_name_have_one_key(line: str) -> None:
    assert len({spelling_key(name) for name in line.split()}) == 1


@pytest.mark.parametrize("line", STRANGERS.split("\n")[1:-1])
def test_different_names_have_different_keys(line: str) -> None:
    assert len({spelling_key(name) for name in line.split()}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong Un", "kim jong un"),
        ("el-Sisi", "al-Sissi"),
        ("Abdel-Fattah", "Abdul-Fatah"),
        ("François Hollande", "Francois Hollande"),
    ],
)
def test_names_of_several_parts(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)


@given(st.text(max_size=30))
def test_any_text_has_a_key_that_ignores_case_of_ascii(text: str) -> None:
    key = spelling_key(text)
    assert key == " ".join(key.split())
    if text.isascii():
        assert key == spelling_key(text.upper())
