package dev.beian.filing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The licences and registrations that Chinese sites show beside their filings, as their numbers tell. */
public enum LicenceKind {
    /** An ICP licence of the old form, {@code 京ICP证030173号[-N]} (电信条例, art. 7). */
    ICP_LICENCE(
            "增值电信业务经营许可证",
            "https://tsm.miit.gov.cn/dxxzsp/",
            Pattern.compile("(?<p>PROVINCE)ICP证:?(?<d>\\d{6})号?(?:-(?<n>\\d{1,3}))?号?")) {
        @Override
        String canonical(Matcher number) {
            return number.group("p") + "ICP证" + number.group("d") + '号' + suffix(number.group("n"));
        }
    },
    /** A licence for value-added telecom services, {@code 粤B2-20090059} (电信条例, art. 7). */
    TELECOM(
            "增值电信业务经营许可证",
            "https://tsm.miit.gov.cn/dxxzsp/",
            Pattern.compile(
                    "(?:ICP证:?)?(?<p>PROVINCE|合字)?(?<k>[A-D]\\d(?:[.、,·][A-D]\\d)*)-(?<d>\\d{8})(?:-(?<n>\\d{1,3}))?号?")) {
        @Override
        String canonical(Matcher number) {
            String issuer = number.group("p") == null ? "" : number.group("p");
            return issuer
                    + number.group("k").replaceAll("[、,·]", ".")
                    + '-'
                    + number.group("d")
                    + suffix(number.group("n"));
        }
    },
    /** A licence for online culture, {@code 京网文〔2020〕1039-165号} (互联网文化管理暂行规定). */
    CULTURE(
            "网络文化经营许可证",
            "https://ccm.mct.gov.cn/",
            Pattern.compile("(?<p>PROVINCE|文)网文(?<x>许字)?[(\\[〔【](?<y>\\d{4})[)\\]〕】](?<a>\\d{1,5})-(?<b>\\d{1,5})号?")) {
        @Override
        String canonical(Matcher number) {
            String word = number.group("x") == null ? "网文" : "网文许字";
            return number.group("p")
                    + word
                    + '〔'
                    + number.group("y")
                    + '〕'
                    + number.group("a")
                    + '-'
                    + number.group("b")
                    + '号';
        }
    },
    /** The registration of an algorithm, {@code 网信算备110108823483901230031号} (互联网信息服务算法推荐管理规定, art. 24). */
    ALGORITHM("互联网信息服务算法备案", "https://beian.cac.gov.cn/", Pattern.compile("网信算备:?(?<d>\\d{21})号?")) {
        @Override
        String canonical(Matcher number) {
            return "网信算备" + number.group("d") + '号';
        }
    },
    /** A platform for medical devices, {@code （浙）网械平台备字〔2018〕第00004号}. */
    MEDICAL_DEVICE(
            "医疗器械网络交易服务第三方平台备案",
            "https://www.nmpa.gov.cn/",
            Pattern.compile("\\(?(?<p>PROVINCE)\\)?网械平台备字[(\\[〔【](?<y>\\d{4})[)\\]〕】]第?(?<d>\\d{5})号?")) {
        @Override
        String canonical(Matcher number) {
            return '（' + number.group("p") + "）网械平台备字〔" + number.group("y") + "〕第" + number.group("d") + '号';
        }
    },
    /** Drug information, {@code （京）-非经营性-2015-0001} (互联网药品信息服务管理办法). */
    DRUG_INFORMATION(
            "互联网药品信息服务资格证书",
            "https://www.nmpa.gov.cn/",
            Pattern.compile("\\(?(?<p>PROVINCE)\\)?-(?<k>非?经营性)-(?<y>\\d{4})-(?<d>\\d{4})号?")) {
        @Override
        String canonical(Matcher number) {
            return '（' + number.group("p") + "）-" + number.group("k") + '-' + number.group("y") + '-'
                    + number.group("d");
        }
    },
    /** Production of radio and television programmes, {@code （京）字第01234号} (广播电视节目制作经营管理规定). */
    BROADCAST("广播电视节目制作经营许可证", "https://www.nrta.gov.cn/", Pattern.compile("\\((?<p>PROVINCE)\\)字第(?<d>\\d{3,6})号?")) {
        @Override
        String canonical(Matcher number) {
            return '（' + number.group("p") + "）字第" + number.group("d") + '号';
        }
    },
    /** Online publishing, {@code （署）网出证（京）字第001号} (网络出版服务管理规定). */
    PUBLISHING(
            "网络出版服务许可证",
            "https://www.nppa.gov.cn/",
            Pattern.compile("\\((?<i>署|总)\\)网出证\\((?<p>PROVINCE)\\)字第(?<d>\\d{3,4})号?")) {
        @Override
        String canonical(Matcher number) {
            return '（' + number.group("i") + "）网出证（" + number.group("p") + "）字第" + number.group("d") + '号';
        }
    },
    /** Audio-visual programmes; the number alone says nothing, so that it is known by its name. */
    AUDIO_VISUAL("信息网络传播视听节目许可证", "https://www.nrta.gov.cn/", null),
    /** Online news; the number alone says nothing, so that it is known by its name. */
    NEWS("互联网新闻信息服务许可证", "https://www.cac.gov.cn/", null),
    /** A generative AI service, {@code Beijing-Example-20230821} (生成式人工智能服务管理暂行办法, art. 17). */
    GENERATIVE_AI("生成式人工智能服务备案", "https://www.cac.gov.cn/", null);

    private final String displayName;
    private final String href;
    private final @Nullable Pattern pattern;

    LicenceKind(String displayName, String href, @Nullable Pattern pattern) {
        this.displayName = displayName;
        this.href = href;
        this.pattern =
                pattern == null ? null : Pattern.compile(pattern.pattern().replace("PROVINCE", Characters.CLASS));
    }

    /** The characters of all provinces, of both kinds of numbers, as a class of a pattern. */
    private static final class Characters {
        static final String CLASS = characterClass();

        private static String characterClass() {
            StringBuilder characters = new StringBuilder("[");
            for (Province province : Province.values()) {
                characters.append(province.icpCharacter()).append(province.psbCharacter());
            }
            return characters.append(']').toString();
        }
    }

    /** Its name in Chinese, as footers show it. */
    public String displayName() {
        return displayName;
    }

    /** Where its register, or the administration that grants it, is found. */
    public String href() {
        return href;
    }

    /** The canonical form of a number that {@link #match} found. */
    String canonical(Matcher number) {
        return number.group();
    }

    /** The number in a plain text; null if the text is none of this kind. */
    @Nullable Matcher match(String plain) {
        if (pattern == null) {
            return null;
        }
        Matcher number = pattern.matcher(plain);
        return number.matches() ? number : null;
    }

    /**
     * The kind of a number in its plain form, as {@link NumberText} has it.
     *
     * @return the kind; null if the number belongs to none that is known
     */
    static @Nullable LicenceKind of(String plain) {
        for (LicenceKind kind : values()) {
            if (kind.match(plain) != null || plain.contains(kind.displayName)) {
                return kind;
            }
        }
        if (plain.contains("视听许可证")) {
            return AUDIO_VISUAL;
        }
        return isGenerativeAi(plain) ? GENERATIVE_AI : null;
    }

    private static boolean isGenerativeAi(String plain) {
        if (!plain.matches("[A-Z]+-[A-Z0-9]+-20\\d{6}(?:\\d{2,4})?")) {
            return false;
        }
        String place = plain.substring(0, plain.indexOf('-'));
        for (Province province : Province.values()) {
            if (province.englishName().replace(" ", "").equalsIgnoreCase(place)) {
                return true;
            }
        }
        return place.equals("NEIMENGGU") || place.equals("XIZANG");
    }

    private static String suffix(@Nullable String serial) {
        return serial == null ? "" : '-' + serial;
    }
}
