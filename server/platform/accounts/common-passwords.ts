/** What people choose first, in China and elsewhere; compared in lower case. All have at least eight characters. */
const COMMON = `
00000000 000000000 0000000000 01234567 012345678 0123456789 01010101 02020202 10101010 10203040 11111111 111111111
1111111111 11112222 11221122 11223344 1122334455 112233445566 11235813 12121212 12123434 123123123 1231231234
12312312 123321123 12332112 12341234 1234512345 12344321 1234554321 12345678 123456789 1234567890 12345678910
123456780 123456781 123456788 123456789a 123456789q 123456789abc 123456aa 123456ab 123456abc 1234567a 1234567q
1234567890a 1234567890q 12345678a 12345678abc 12345678q 123456qq 123456qwe 123456zxc 1234abcd 1234qwer 123654789
123698745 123789456 123abc123 123qwe123 123qweasd 1314520520 13145201314 131452013 13141314 13145200 12qwaszx
135792468 1357924680 142536789 147258369 147852369 147896325 1a2b3c4d 1q2w3e4r 1q2w3e4r5t 1qaz1qaz 1qaz2wsx
1qaz2wsx3edc 1qazxsw2 19491001 20080808 20202020 21212121 22222222 222222222 23456789 25802580 31415926 314159265
33333333 333333333 36925814 369258147 44444444 45645645 456456456 456789123 520131400 5201314520 52013140
5201314a 52013145 520520520 52052052 55555555 555555555 5555555555 55667788 56785678 66666666 666666666 6666666666
66668888 66778899 741852963 74185296 77777777 777777777 7777777777 78787878 789456123 78945612 789789789 88886666
88888888 888888888 8888888888 8888888a 963852741 87654321 876543210 987654321 9876543210 98765432 99999999
999999999 9999999999 aaaaaaaa a1234567 a12345678 a123456789 a1b2c3d4 a1a1a1a1 aa123456 aa12345678 aa123456789
aabbccdd abc12345 abc123456 abc1234567 abc123456789 abc123abc abcabcabc abcd1234 abcd12345 abcd123456 abcd@1234
abc@1234 abc.1234 abcdefgh abcdefghi admin123 admin1234 admin12345 admin123456 admin888 admin@123 administrator
asd12345 asd123456 asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfghjkl1 baseball changeme changeme1 chinaunicom
china123 chinatelecom chinamobile dangxian dangxian1 default123 dearbook football football1 guest123 helloworld
iloveyou iloveyou1 iloveyou2 internet letmein1 letmein123 liverpool love1314 login123 master123 michelle mima123456
monkey123 nihao123 nicholas p@ssw0rd p@ssword pass1234 passw0rd password password! password1 password12 password123
password1234 princess princess1 q1w2e3r4 q1w2e3r4t5 qazwsxed qazwsxedc qazxsw21 qq123456 qq123456789 qq12345678
qq5201314 qq888888 qqqqqqqq qwe12345 qwe123456 qwe123qwe qweasdzxc qweqweqwe qwer1234 qwer12345 qwer123456 qwerasdf
qwerqwer qwerty12 qwerty123 qwerty1234 qwerty123456 qwertyui qwertyuiop root1234 root123456 starwars sunshine
sunshine1 superman superman1 taobao123 telecom1 telecom123 test1234 test123456 trustno1 unicom123 wang123456 wangyut2
welcome1 welcome123 whatever wo5201314 woaini12 woaini123 woaini1314 woaini520 woaini521 woaini5201314 woainima
woaiwojia wobuzhidao woshishui wodemima wasd1234 weixin123 wx123456 xiaoming xiaoxiao xuexi123 z1234567 z123456789
zaq12wsx zaq1zaq1 zhang123 zhang123456 zxc12345 zxc123456 zxc123zxc zxcvbnm1 zxcvbnm123 zxczxczxc zzzzzzzz
`

const common = new Set(COMMON.split(/\s+/))

/** Whether this password is among the first that anyone tries for this login. */
export function isCommon(password: string, login: string): boolean {
  const plain = password.toLowerCase()
  const isRepeated = new Set(plain).size <= 2
  return isRepeated || common.has(plain) || plain === login || plain === login + login || isLoginAndTail(plain, login)
}

/** A login with a handful of digits around it is no secret either. */
function isLoginAndTail(plain: string, login: string): boolean {
  return login.length >= 4 && plain.includes(login) && /^\d{0,3}$/.test(plain.replace(login, ''))
}
